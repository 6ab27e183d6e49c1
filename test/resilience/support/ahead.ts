/** The environment of a process whose clock is so far ahead of everybody else's, or behind. */
export function ahead(milliseconds: number): Record<string, string> {
  const preload = new URL('./shift-clock.ts', import.meta.url);
  return { NODE_OPTIONS: `--import=${preload.href}`, CLOCK_AHEAD_MS: String(milliseconds) };
}
