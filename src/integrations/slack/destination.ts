/** Slack's own hosts, those for governments too. https://docs.slack.dev/govslack */
const SLACK_HOSTS = /(^|\.)slack(-gov)?\.com$/;

/** The names of this machine: a stand-in here may call itself by any of them. */
const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether an address is Slack's. A `response_url` comes with a request: whoever has stolen the signing secret could name an
 * address inside our network there.
 *
 * @param apiUrl where Slack is spoken other than at Slack: its host counts, whatever the port
 */
export function isSlacks(address: string | URL, apiUrl?: string): boolean {
  const url = URL.parse(`${address}`);
  if (!url) return false;
  if (apiUrl !== undefined && isSameHost(url.hostname, new URL(apiUrl).hostname)) return true;
  return url.protocol === 'https:' && SLACK_HOSTS.test(url.hostname);
}

function isSameHost(one: string, other: string): boolean {
  return one === other || (THIS_MACHINE.test(one) && THIS_MACHINE.test(other));
}
