import { useMemo, useState } from 'react';
import type { Surface } from '../blocks/surface.ts';
import type { View } from '../live/slack.ts';
import { attempt } from '../notices/own-notices.ts';
import { createDeedQueue } from '../state/deed-queue.ts';
import { type Deeds, deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';

/** A modal as something to act upon: what is typed goes to the workspace in order, and is sent only when all has arrived. */
export function useModal(view: View): { surface: Surface; submit(): Promise<void>; busy: boolean } {
  const { me } = useWorkspace();
  const deeds: Deeds = useMemo(() => deedsOf(me.id), [me.id]);
  const queue = useMemo(createDeedQueue, []);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const spot = { view: view.id };

  const surface: Surface = {
    kind: 'modal',
    valueOf: (blockId, actionId) => view.state.values[blockId]?.[actionId],
    errorOf: (blockId) => errors[blockId],
    frozen: busy,
    act: (element, deed = {}) => {
      setErrors(({ [element.blockId]: _settled, ...others }) => others);
      return queue.add(`${element.blockId}/${element.actionId}`, () =>
        attempt(() => deeds.act({ ...spot, ...element }, deed)),
      );
    },
    search: (element, text) => deeds.search({ ...spot, ...element }, text).catch(() => []),
  };

  async function submit(): Promise<void> {
    setBusy(true);
    await queue.idle();
    await attempt(async () => setErrors((await deeds.submit(view.id)).errors));
    setBusy(false);
  }

  return { surface, submit, busy };
}
