import { type ReactNode, useRef, useState } from 'react';
import styles from './controls.module.css';
import type { ElementProps } from './element.tsx';
import { naming, useElement } from './use-element.ts';

interface TextShape {
  type: string;
  action_id: string;
  placeholder?: { text: string };
  multiline?: boolean;
  focus_on_load?: boolean;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
  dispatch_action_config?: { trigger_actions_on?: string[] };
}

const TYPES: Readonly<Record<string, string>> = { email_text_input: 'email', url_text_input: 'url' };

/** Text, a number or an address. What is typed is kept at once; the app hears of it as Slack's rules say. */
export function TextElement(props: ElementProps<TextShape>): ReactNode {
  const { element, block } = props;
  const { held, frozen, act } = useElement(props);
  const [text, setText] = useState(String(held?.value ?? ''));
  const told = useRef(text);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const atOnce = block.dispatch_action === true && triggers.includes('on_character_entered');
  const give = (value: string, isTold: boolean) => {
    if (isTold) told.current = value;
    void act({ value, told: isTold });
  };
  const tellIfNew = () => {
    if (block.dispatch_action && told.current !== text) give(text, true);
  };
  const shared = {
    ...naming(props),
    className: styles.control,
    value: text,
    disabled: frozen,
    placeholder: element.placeholder?.text,
    autoFocus: element.focus_on_load,
    onBlur: tellIfNew,
    onChange: ({ target }: { target: { value: string } }) => {
      setText(target.value);
      give(target.value, atOnce);
    },
  };
  if (element.multiline) return <textarea {...shared} rows={3} />;
  const isNumber = element.type === 'number_input';
  return (
    <input
      {...shared}
      // A number field of the browser's own swallows what is no number: the app could not say what is wrong with it.
      type={TYPES[element.type] ?? 'text'}
      inputMode={isNumber ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : undefined}
      onKeyDown={({ key }) => key === 'Enter' && tellIfNew()}
    />
  );
}
