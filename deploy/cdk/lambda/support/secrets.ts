import { z } from 'zod';

/** Where AWS's extension, a layer of each function, hands out secrets; it keeps them for five minutes. */
const EXTENSION = 'http://localhost:2773';

const answer = z.object({ SecretString: z.string() });
const texts = z.record(z.string(), z.string());

/**
 * Some of the bakery's secrets. Those that are empty are left out.
 *
 * @param environment with `BAKERY_SECRET`, the secret's ARN, and the session token that the extension asks for
 * @throws when the extension refuses, or the secret is no JSON object of texts; nothing of it is in the message
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
 */
export async function readSecrets(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  const { BAKERY_SECRET = '', AWS_SESSION_TOKEN = '', SECRETS_EXTENSION = EXTENSION } = environment;
  const url = `${SECRETS_EXTENSION}/secretsmanager/get?secretId=${encodeURIComponent(BAKERY_SECRET)}`;
  const response = await fetch(url, { headers: { 'X-Aws-Parameters-Secrets-Token': AWS_SESSION_TOKEN } });
  if (!response.ok) throw new Error(`The secret cannot be read: the extension answered ${response.status}`);
  const { SecretString } = answer.parse(await response.json());
  const secrets = texts.safeParse(jsonIn(SecretString));
  if (!secrets.success) throw new Error('The secret is no JSON object of texts');
  return Object.fromEntries(Object.entries(secrets.data).filter(([name, value]) => names.includes(name) && value));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
