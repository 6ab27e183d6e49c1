type Falsy = undefined | null | false | 0 | '';

/**
 * Waits until `condition` gives something truthy, and returns that.
 *
 * @throws Error naming what was awaited, after `timeoutMs`
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T> | T,
  timeoutMs = 30_000,
): Promise<Exclude<T, Falsy>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value as Exclude<T, Falsy>;
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
