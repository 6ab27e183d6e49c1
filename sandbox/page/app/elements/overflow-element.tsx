import type { Overflow } from '@slack/types';
import type { ReactNode } from 'react';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { ElementProps } from './element.tsx';
import { useConfirmation } from './use-confirmation.tsx';
import { useElement } from './use-element.ts';

/** Three dots with a few things to choose from. */
export function OverflowElement(props: ElementProps<Overflow & { action_id: string }>): ReactNode {
  const { element } = props;
  const { act, frozen } = useElement(props);
  const [confirmed, dialog] = useConfirmation(element.confirm);
  const items = element.options.map(({ text, value, description }) => ({
    key: value ?? text.text,
    label: withEmoji(text.text),
    hint: description && withEmoji(description.text),
    onPick: () => confirmed(() => void act({ value })),
  }));
  return (
    <>
      <Menu
        align="end"
        items={items}
        trigger={
          <Button aria-label="More" disabled={frozen}>
            <Icon name="dots" />
          </Button>
        }
      />
      {dialog}
    </>
  );
}
