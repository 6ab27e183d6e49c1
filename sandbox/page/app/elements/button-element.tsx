import type { Button as ButtonShape } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { Button } from '../ui/button.tsx';
import type { ElementProps } from './element.tsx';
import { useConfirmation } from './use-confirmation.tsx';
import { useElement } from './use-element.ts';

/** A button: it waits until the app has heard of the press. */
export function ButtonElement(props: ElementProps<ButtonShape & { action_id: string }>): ReactNode {
  const { element } = props;
  const { act, frozen } = useElement(props);
  const [busy, setBusy] = useState(false);
  const [confirmed, dialog] = useConfirmation(element.confirm);
  const press = async () => {
    if (element.url) window.open(element.url, '_blank', 'noreferrer');
    setBusy(true);
    await act();
    setBusy(false);
  };
  return (
    <>
      <Button
        look={element.style}
        busy={busy}
        disabled={frozen}
        aria-label={element.accessibility_label}
        data-action={element.action_id}
        onClick={() => confirmed(() => void press())}
      >
        {withEmoji(element.text.text)}
      </Button>
      {dialog}
    </>
  );
}
