/**
 * Makes the outside equal the books, and looks again: what changed while it wrote is written too, so the newest state is
 * what stands at the end.
 *
 * @param read the state as it is now; null where there is nothing to write (any more)
 * @param write makes the outside equal that state
 */
export async function converge<State extends { version: number | string }>(
  read: () => Promise<State | null>,
  write: (state: State) => Promise<void>,
): Promise<void> {
  let state = await read();
  while (state) {
    const written = state.version;
    await write(state);
    const now = await read();
    state = now && now.version !== written ? now : null;
  }
}
