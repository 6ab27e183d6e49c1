/** How a client says who it is. */
export interface ClientCredentials {
  id: string;
  secret: string;
  /** In the header: then a refusal must answer in kind. */
  basic: boolean;
}

const BASIC = /^Basic +([A-Za-z0-9+/=]+) *$/i;

/**
 * A client's id and secret, from the header or from the form, never from both.
 *
 * @returns undefined where there are none, or two
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function clientCredentialsOf(
  authorization: string | undefined,
  form: { client_id?: string; client_secret?: string },
): ClientCredentials | undefined {
  const [, encoded] = BASIC.exec(authorization ?? '') ?? [];
  const { client_id: id, client_secret: secret } = form;
  if (encoded === undefined) {
    return id !== undefined && secret !== undefined ? { id, secret, basic: false } : undefined;
  }
  if (secret !== undefined) return undefined;
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (user === undefined || password === undefined) return undefined;
  return { id: formDecoded(user), secret: formDecoded(password), basic: true };
}

/** Both are form-encoded before they are put together; many clients forget it, and then there is nothing to decode. */
function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
}
