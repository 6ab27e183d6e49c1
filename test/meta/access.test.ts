import { describe, expect, it } from '@jest/globals';
import type { CommandListener } from '../../src/listeners/answering/command.ts';
import { registerListeners } from '../../src/listeners/index.ts';
import { accessTable } from '../support/access-table.ts';
import { views } from '../views/every.ts';
import { type Kind, registered } from './registered.ts';

const noted = registered(registerListeners);
const rows = accessTable();

/** The table's words for what is registered. Events are not in it: Slack itself sends them, of people and channels. */
const WORDS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  command: ['command'],
  shortcut: ['shortcut', 'message shortcut'],
  action: ['button', 'field'],
  view: ['form'],
  options: ['search'],
  function: ['step'],
};
const HOME = 'Home';
const HOW = 'give it a row in docs/access.md, and test/integration/access/tries.ts how it is tried';

/** Every command alone and with each of its subcommands, which Bolt does not know: they are the command's own affair. */
function commands(): string[] {
  return [...noted.command].flatMap(([command, listener]) => {
    if (!hasGrammar(listener))
      throw new Error(`${command} is not answered by answerCommand: which subcommands does it have?`);
    const { subcommands, otherwise } = listener.grammar;
    const words = [...Object.keys(subcommands), ...(otherwise ? ['...'] : [])];
    return [command, ...words.map((word) => `${command} ${word}`)];
  });
}

function hasGrammar(listener: unknown): listener is Pick<CommandListener, 'grammar'> {
  return typeof listener === 'function' && 'grammar' in listener;
}

const idsOf = (kind: Kind) => (kind === 'command' ? commands() : [...noted[kind].keys()]);

/** The headings of a manager's Home that has everything on it. */
function headingsOfHome(): string[] {
  const { blocks } = views('text').home as { blocks: { type: string; text?: { text: string } }[] };
  return blocks.flatMap(({ type, text }) => (type === 'header' && text ? text.text : []));
}

describe('docs/access.md', () => {
  it('has the grammar of each command', () => {
    expect(commands()).toEqual(expect.arrayContaining(['/order ...', '/stock count', '/bakery']));
  });

  describe.each(Object.entries(WORDS) as [Kind, readonly string[]][])('of each %s', (kind, words) => {
    const about = rows.filter((row) => words.includes(row.kind));

    it('has a row', () => {
      const missing = idsOf(kind).filter((id) => !about.some((row) => row.id === id));
      expect(missing.map((id) => `${kind} ${id}: ${HOW}`)).toEqual([]);
    });

    it('has no row that is out of date', () => {
      const stale = about.filter(({ id }) => !idsOf(kind).includes(id));
      expect(stale.map(({ name }) => name)).toEqual([]);
    });
  });

  it('has a row for each part of Home, and none that is gone', () => {
    const parts = rows.filter(({ kind }) => kind === HOME).map(({ id }) => id);
    const headings = headingsOfHome();
    expect(headings.filter((heading) => !parts.some((part) => heading.startsWith(part)))).toEqual([]);
    expect(parts.filter((part) => !headings.some((heading) => heading.startsWith(part)))).toEqual([]);
  });

  it('knows each row by its name, and no other kind of row', () => {
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const kinds = [...Object.values(WORDS).flat(), HOME];
    expect(rows.filter(({ kind }) => !kinds.includes(kind)).map(({ name }) => name)).toEqual([]);
  });

  it('lets managers do whatever staff may, and staff whatever customers may', () => {
    const rank = { no: 0, own: 1, yes: 2 };
    const odd = rows.filter(({ may }) => rank[may.customer] > rank[may.staff] || rank[may.staff] > rank[may.manager]);
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
