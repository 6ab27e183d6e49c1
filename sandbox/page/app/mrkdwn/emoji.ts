import characters from 'virtual:emoji-names';

/** An emoji's character; undefined for a name that nobody knows. */
export function emojiNamed(name: string): string | undefined {
  return Object.hasOwn(characters, name) ? characters[name] : undefined;
}

/** Plain text with its `:cake:` as characters; what nobody knows stays as it is. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiNamed(name) ?? whole);
}
