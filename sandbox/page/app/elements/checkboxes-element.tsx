import type { Checkboxes } from '@slack/types';
import { type ReactNode, useState } from 'react';
import type { Json } from '../live/slack.ts';
import { choiceOf } from './choices.ts';
import type { ElementProps } from './element.tsx';
import { OptionRow, Options } from './options.tsx';
import { useElement } from './use-element.ts';

/** Boxes to tick, any number of them. */
export function CheckboxesElement(props: ElementProps<Checkboxes & { action_id: string }>): ReactNode {
  const { element, field } = props;
  const { held, frozen, act } = useElement(props);
  const [ticked, setTicked] = useState(() =>
    ((held?.selected_options ?? []) as Json[]).map((each) => choiceOf(each).value),
  );
  const toggle = (value: string, on: boolean) => {
    const next = on ? [...ticked, value] : ticked.filter((each) => each !== value);
    setTicked(next);
    void act({ value: next });
  };
  return (
    <Options field={field} name={element.action_id} disabled={frozen}>
      {element.options.map((option) => {
        const { value } = choiceOf(option);
        return (
          <OptionRow key={value} option={option}>
            <input
              type="checkbox"
              checked={ticked.includes(value)}
              onChange={({ target }) => toggle(value, target.checked)}
            />
          </OptionRow>
        );
      })}
    </Options>
  );
}
