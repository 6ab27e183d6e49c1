import type { ReactNode } from 'react';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

/** The global shortcuts and the workflows, beside the composer. */
export function ShortcutMenu(): ReactNode {
  const { me, portrait } = useWorkspace();
  const items = portrait.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callback_id, name, description }) => ({
      key: callback_id,
      label: name,
      hint: description,
      onPick: () => void attempt(() => deedsOf(me.id).shortcut(callback_id)),
    }));
  const workflows = portrait.steps.map(({ callbackId, title, description }) => ({
    key: callbackId,
    label: title,
    hint: description,
    onPick: () => void attempt(() => deedsOf(me.id).workflow(callbackId)),
  }));
  if (items.length + workflows.length === 0) return null;
  return (
    <Menu
      side="top"
      heading={`Shortcuts of ${portrait.app.name}`}
      items={items}
      more={[{ heading: 'Workflows', items: workflows }]}
      trigger={
        <Button look="quiet" aria-label="Shortcuts">
          <Icon name="bolt" />
        </Button>
      }
    />
  );
}
