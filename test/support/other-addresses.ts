import { networkInterfaces } from 'node:os';

/** By which others reach this machine: none where it has no network. */
export function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
}
