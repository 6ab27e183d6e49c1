/** A part of the sandbox's control API: JSON in, JSON out. */
export interface ControlApi {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  patch<Answer>(path: string, body: unknown): Promise<Answer>;
  delete<Answer>(path: string): Promise<Answer>;
}

/**
 * Speaks to `<sandboxUrl>/control/<area>`.
 *
 * @throws an error with the sandbox's own words when it refuses
 */
export function controlApi(sandboxUrl: string, area: string): ControlApi {
  const send = (method: string) => async (path: string, body?: unknown) => {
    const response = await fetch(`${sandboxUrl}/control/${area}${path}`, { method, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control/${area}${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return { get: send('GET'), post: send('POST'), put: send('PUT'), patch: send('PATCH'), delete: send('DELETE') };
}
