import tearDownMongod from '../../support/global-teardown.ts';
import { keptBrowser } from './browser.ts';

export default async function globalTeardown(): Promise<void> {
  await keptBrowser()?.close();
  await tearDownMongod();
}
