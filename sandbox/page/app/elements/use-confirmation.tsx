import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { Text } from '../blocks/text.tsx';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { Alert } from '../ui/alert.tsx';

/** Asks before something is done, where the element wants that. @returns how to do it, and the dialog to render */
export function useConfirmation(confirm: ConfirmationDialog | undefined): [(deed: () => void) => void, ReactNode] {
  const [pending, setPending] = useState<(() => void) | null>(null);
  const run = (deed: () => void) => (confirm ? setPending(() => deed) : deed());
  const dialog = confirm && (
    <Alert
      open={pending !== null}
      title={withEmoji(confirm.title?.text ?? 'Are you sure?')}
      text={<Text of={confirm.text} />}
      yes={withEmoji(confirm.confirm?.text ?? 'Yes')}
      no={withEmoji(confirm.deny?.text ?? 'Cancel')}
      dangerous={confirm.style === 'danger'}
      onAnswer={(confirmed) => {
        setPending(null);
        if (confirmed) pending?.();
      }}
    />
  );
  return [run, dialog];
}
