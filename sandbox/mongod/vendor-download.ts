import { DryMongoBinary, MongoBinary } from 'mongodb-memory-server-core';

const VENDOR = 'https://fastdl.mongodb.org/';
const PROXIES = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
  'npm_config_proxy',
  'npm_config_https-proxy',
];

/** The mongod an earlier download left behind, without going to the network. */
export async function downloadedBefore(downloadDir: string): Promise<string | undefined> {
  return DryMongoBinary.locateBinary({ version: '', downloadDir });
}

/**
 * Downloads mongod from its maker.
 *
 * Asks first whether the maker can be reached at all: the download itself tries three times, with a minute of patience
 * each, before it gives up. Behind a proxy only the download knows the way, so there the question is left out.
 *
 * @throws when the maker cannot be reached or has nothing for this system
 */
export async function downloadFromVendor(downloadDir: string): Promise<string> {
  const proxied = PROXIES.some((name) => process.env[name]);
  if (!proxied) await fetch(VENDOR, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
  // Without this the downloader accepts any certificate.
  process.env.npm_config_strict_ssl = 'true';
  return MongoBinary.getPath({ downloadDir });
}
