import { buildPage } from '../../../sandbox/page/index.ts';
import setUpMongod from '../../support/global-setup.ts';
import { keepBrowser } from './browser.ts';
import { serveChromium } from './chromium.ts';

/** One MongoDB and one Chromium for the whole run, and the page built once. The workers inherit their addresses. */
export default async function globalSetup(): Promise<void> {
  await setUpMongod();
  const browser = await serveChromium();
  keepBrowser(browser);
  process.env.CHROMIUM_WS = browser.wsEndpoint();
  await buildPage({ say: console.log });
}
