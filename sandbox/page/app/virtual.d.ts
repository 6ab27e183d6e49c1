declare module 'virtual:emoji-names' {
  /** Slack's names of emoji, without colons, with their characters. */
  const characters: Readonly<Record<string, string>>;
  export default characters;
}
