import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { until } from '../../../sandbox/client/until.ts';

const SHOTS = resolve(import.meta.dirname, '../shots');
/** Machines may be slow; a test that goes well does not notice. */
const PATIENCE_MS = 30_000;

export const PEOPLE = {
  'Mr. Cakelover': 'U0CAKELOVER',
  'Olivia Baker': 'U0MANAGER',
  'Ben Baker': 'U0BAKER',
  'Dana Dev': 'U0DEV',
} as const;

export interface Visit {
  as?: keyof typeof PEOPLE;
  /** A channel's id, `dm` or `home`. */
  in?: string;
  beside?: 'auction' | 'jira' | 'github' | 'drive' | 'mail' | 'queue';
  width?: number;
  height?: number;
  dark?: boolean;
  /** Shows the guide; it is closed otherwise. */
  guided?: boolean;
}

/** Somebody before the page, in a browser profile of their own. */
export interface Visitor {
  page: Page;
  /** Types into the composer and sends it. */
  types(text: string): Promise<void>;
  /** Asks by a command until the answer says something. */
  asks(command: string, until: string | RegExp): Promise<void>;
  /** The latest message that holds a text. */
  message(text: string | RegExp): Locator;
  dialog(title: string | RegExp): Locator;
  /** Chooses in a list: types what is looked for, and picks it. */
  choose(field: string | RegExp, option: string): Promise<void>;
  presses(button: string): Promise<void>;
  /** Goes somewhere else, as somebody else where that is said. */
  goes(where: Pick<Visit, 'as' | 'in' | 'beside'>): Promise<void>;
  /** Faults of the page's scripts. */
  faults: string[];
  shot(name: string): Promise<void>;
  leaves(): Promise<void>;
}

/** Opens the page as one of its people would. */
export async function visit(browser: Browser, url: string, how: Visit = {}): Promise<Visitor> {
  const { as = 'Mr. Cakelover', width = 1280, height = 800, dark = false, guided = false } = how;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (!guided) await context.addInitScript(() => localStorage.setItem('ovenbird-guide', '{"closed":true}'));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));

  const goes: Visitor['goes'] = async ({ as: who = as, in: channel, beside }) => {
    const where = { as: PEOPLE[who], ...(channel && { in: channel }), ...(beside && { beside }) };
    await page.goto(`${url}/?${new URLSearchParams(where)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  await goes(how);

  const composer = page.locator('main').getByRole('combobox');
  const types: Visitor['types'] = async (text) => {
    await composer.fill(text);
    await composer.press('Enter');
  };
  return {
    page,
    faults,
    goes,
    types,
    asks: async (command, words) => {
      const answers = page.getByRole('log').getByRole('article');
      await until(
        `${command} answers ${words}`,
        async () => {
          const before = await answers.count();
          await types(command);
          await answers.nth(before).waitFor();
          return answers.nth(before).filter({ hasText: words }).isVisible();
        },
        PATIENCE_MS,
      );
    },
    message: (text) => page.getByRole('log').getByRole('article').filter({ hasText: text }).last(),
    dialog: (title) => page.getByRole('dialog', { name: title }),
    choose: async (field, option) => {
      await page.getByRole('combobox', { name: field }).click();
      await page.getByRole('combobox', { name: field }).fill(option.slice(0, 4));
      await page.getByRole('option', { name: option }).click();
    },
    presses: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    shot: (name) => shoot(page, name),
    leaves: () => context.close(),
  };
}

/** Keeps what a page shows as a picture, to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const path = join(SHOTS, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
