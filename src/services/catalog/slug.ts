/** The id that people and the API use: snake_case of a name, of letters and digits of any script, at most 80 characters. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_');
  return trimmed([...trimmed(words)].slice(0, 80).join(''));
}

function trimmed(slug: string): string {
  return slug.replace(/^_+|_+$/g, '');
}
