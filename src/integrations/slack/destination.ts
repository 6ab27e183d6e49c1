import { isThisMachine } from '../../platform/this-machine.ts';

/** Slack's own hosts, those for governments too. https://docs.slack.dev/govslack */
const SLACK_HOSTS = /(^|\.)slack(-gov)?\.com$/;

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

/** A stand-in on this machine may call itself by any of its names. */
function isSameHost(one: string, other: string): boolean {
  return one === other || (isThisMachine(one) && isThisMachine(other));
}
