import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { attempt, sayOwn } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { CommandList } from './command-list.tsx';
import styles from './composer.module.css';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { useDraft } from './use-draft.ts';

export interface ComposerProps {
  /** Its id, or `dm`. */
  channel: string;
  name: string;
  /** The app takes no messages here. */
  commandsOnly: boolean;
}

/** Where people write messages and commands. */
export function Composer({ channel, name, commandsOnly }: ComposerProps): ReactNode {
  const { me, portrait } = useWorkspace();
  const draft = useDraft(portrait.commands);
  const { offered, marked } = draft.menu;
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const isOpen = offered.length > 0;

  const pick = (command: string) => {
    draft.write(`${command} `);
    field.current?.focus();
  };
  const send = async () => {
    const text = draft.text.trim();
    if (text === '' || busy) return;
    if (commandsOnly && !text.startsWith('/'))
      return sayOwn(`Sending messages to ${name} has been turned off. Commands work: type /`);
    setBusy(true);
    draft.write('');
    await attempt(() => deliver(text));
    setBusy(false);
  };
  const deliver = (text: string) => {
    const [, command, rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    const deeds = deedsOf(me.id);
    return command ? deeds.command(channel, command, rest) : deeds.say(channel, text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const done = keys(event);
    if (done) event.preventDefault();
  };
  const keys = ({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean => {
    if (nativeEvent.isComposing) return false;
    const chosen = offered[marked]?.command;
    if (isOpen && key === 'ArrowDown') draft.move(1);
    else if (isOpen && key === 'ArrowUp') draft.move(-1);
    else if (isOpen && key === 'Escape') draft.dismiss();
    else if (chosen && (key === 'Tab' || (key === 'Enter' && chosen !== draft.text))) pick(chosen);
    else if (key === 'Enter' && !shiftKey) void send();
    else return false;
    return true;
  };

  return (
    <div className={styles.composer}>
      {isOpen && <CommandList id={listId} menu={draft.menu} onPick={pick} />}
      {!isOpen && draft.typing && (
        <p className={styles.hint}>
          <strong>{draft.typing.command}</strong> {draft.typing.usage_hint}
        </p>
      )}
      <div className={styles.box}>
        <ShortcutMenu />
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          value={draft.text}
          placeholder={commandsOnly ? 'Type / for a command' : `Message ${name}, or type /`}
          aria-label={commandsOnly ? `Command to ${name}` : `Message ${name}`}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${listId}-${marked}` : undefined}
          onChange={({ target }) => draft.write(target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          look={draft.text.trim() ? 'primary' : 'quiet'}
          aria-label="Send"
          busy={busy}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </Button>
      </div>
    </div>
  );
}
