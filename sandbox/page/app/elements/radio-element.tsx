import type { RadioButtons } from '@slack/types';
import { type ReactNode, useId, useState } from 'react';
import type { Json } from '../live/slack.ts';
import { choiceOf } from './choices.ts';
import type { ElementProps } from './element.tsx';
import { OptionRow, Options } from './options.tsx';
import { useElement } from './use-element.ts';

/** One of a few. */
export function RadioElement(props: ElementProps<RadioButtons & { action_id: string }>): ReactNode {
  const { element, field } = props;
  const { held, frozen, act } = useElement(props);
  const name = useId();
  const [chosen, setChosen] = useState(() => held?.selected_option && choiceOf(held.selected_option as Json).value);
  const choose = (value: string) => {
    setChosen(value);
    void act({ value });
  };
  return (
    <Options field={field} name={element.action_id} disabled={frozen}>
      {element.options.map((option) => {
        const { value } = choiceOf(option);
        return (
          <OptionRow key={value} option={option}>
            <input type="radio" name={name} checked={chosen === value} onChange={() => choose(value)} />
          </OptionRow>
        );
      })}
    </Options>
  );
}
