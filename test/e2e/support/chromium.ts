import { existsSync } from 'node:fs';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Starts a Chromium for this process. @throws as `serveChromium` */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(options());
}

/**
 * Starts a Chromium that several processes can share.
 *
 * @throws when there is none, saying how to get one
 */
export async function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer(options());
}

/** Joins the Chromium that the run started. */
export async function sharedChromium(): Promise<Browser> {
  const address = process.env.CHROMIUM_WS;
  if (!address) throw new Error('CHROMIUM_WS is not set: Jest sets it in test/e2e/support/global-setup.ts');
  return chromium.connect(address);
}

/** The Chromium of this machine: what CHROMIUM_PATH says, the system's, or Playwright's own. */
function options() {
  const candidates = [process.env.CHROMIUM_PATH, ...USUAL, chromium.executablePath()];
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium was found. On Debian and Ubuntu: apt-get install chromium fonts-noto-color-emoji. Elsewhere: ' +
        'npx playwright-core install chromium. Or name one in CHROMIUM_PATH.',
    );
  }
  return { executablePath, args: FLAGS };
}
