import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const NAME = 'virtual:emoji-names';
const require = createRequire(import.meta.url);

/** Names that Slack knows and emojibase does not. */
const MORE: Readonly<Record<string, string>> = {
  simple_smile: '🙂',
  plate_with_cutlery: '🍽️',
  'woman-cook': '👩‍🍳',
  'man-cook': '👨‍🍳',
};

/** Gives the page `virtual:emoji-names`: Slack's names of emoji with their characters, and nothing else of emojibase. */
export function emojiNames(): Plugin {
  return {
    name: 'emoji-names',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(await charactersByName())}` : undefined),
  };
}

async function charactersByName(): Promise<Record<string, string>> {
  const names = await read<Record<string, string | string[]>>('emojibase-data/en/shortcodes/iamcal.json');
  const emoji = await read<Array<{ hexcode: string; unicode: string }>>('emojibase-data/en/compact.json');
  const characters = new Map(emoji.map(({ hexcode, unicode }) => [hexcode, unicode]));
  const named = Object.entries(names).flatMap(([hexcode, given]) => {
    const character = characters.get(hexcode);
    return character === undefined ? [] : [given].flat().map((name) => [name, character] as const);
  });
  return { ...Object.fromEntries(named), ...MORE };
}

async function read<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(require.resolve(file), 'utf8'));
}
