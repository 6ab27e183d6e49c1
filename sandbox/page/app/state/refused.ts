/** The sandbox would not do it, and says why. */
export class Refused extends Error {}

/**
 * Sends something to the control API.
 *
 * @throws Refused with the sandbox's words, or ours where it cannot be reached
 */
export async function send<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown = {},
): Promise<Answer> {
  const response = await fetch(`/control${path}`, { method, body: JSON.stringify(body) }).catch(() => undefined);
  if (!response) throw new Refused('The sandbox cannot be reached. Does npm start still run?');
  const answer = await response.json();
  if (!response.ok)
    throw new Refused(answer.error ?? answer.message ?? answer.errorMessages?.[0] ?? response.statusText);
  return answer;
}
