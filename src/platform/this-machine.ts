const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a host is this machine, by one of its names for itself.
 *
 * @param hostname as a URL has it: an IPv6 address in brackets
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export function isThisMachine(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
