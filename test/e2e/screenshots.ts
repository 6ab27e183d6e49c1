import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { until } from '../../sandbox/client/index.ts';
import { startBakery } from './support/bakery.ts';
import { launchChromium } from './support/chromium.ts';
import { type Visitor, visit } from './support/visitor.ts';

/*
 * Remakes the README's pictures, docs/images/*.png, from a bakery of its own: npm run screenshots
 */

const IMAGES = resolve(import.meta.dirname, '../../docs/images');

const browser = await launchChromium();
const bakery = await startBakery();
try {
  await mkdir(IMAGES, { recursive: true });
  const customer = await bakery.person('Mr. Cakelover');
  await customer.command('/order', '2 chocolate_cake for 4 extra peanuts 10');
  await until('the ticket', async () => (await bakery.jira.tickets()).length > 0);
  await kitchen();
  await form();
  await phone();
} finally {
  await browser.close();
  await bakery.stop();
}

/** The live card, and the supplier's ticket beside it. */
async function kitchen(): Promise<void> {
  const baker = await visit(browser, bakery.url, { as: 'Ben Baker', in: 'C0KITCHEN' });
  await baker.page.getByRole('button', { name: /Order #1/ }).click();
  await baker.message('Order 1 for Mr. Cakelover').waitFor();
  await picture(baker, 'workspace');
}

/** The order form, which says what it comes to. */
async function form(): Promise<void> {
  const customer = await visit(browser, bakery.url);
  await customer.types('/order');
  await customer.choose('What would you like?', 'Chocolate Cake');
  await customer.page.getByLabel('For how many persons each?').fill('4');
  await customer.page.getByText('It comes to').scrollIntoViewIfNeeded();
  await picture(customer, 'order-form');
  await customer.page.keyboard.press('Escape');
}

/** The customer's messages on a phone in the dark. */
async function phone(): Promise<void> {
  const baker = await bakery.person('Ben Baker');
  await baker.command('/order', 'ready 1');
  const customer = await visit(browser, bakery.url, { in: 'dm', width: 390, height: 700, dark: true });
  await customer.message('Your order 1 is ready.').waitFor();
  // What is looked at is read, a moment later.
  await customer.page.locator('[data-dot]').waitFor({ state: 'detached' });
  await picture(customer, 'phone');
}

async function picture({ page }: Visitor, name: string): Promise<void> {
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}
