import { useState } from 'react';
import type { SlashCommand } from '../live/slack.ts';

/** The commands that a draft may become: while only a command is being typed. */
export interface CommandMenu {
  offered: readonly SlashCommand[];
  /** The one that is marked. */
  marked: number;
}

/** A message being written, with the menu of commands that comes up at its first `/`. */
export function useDraft(commands: readonly SlashCommand[]) {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const isOpen = /^\/\S*$/.test(text) && !dismissed;
  const offered = isOpen ? commands.filter(({ command }) => command.startsWith(text)) : [];
  return {
    text,
    menu: { offered, marked: Math.min(marked, Math.max(0, offered.length - 1)) } satisfies CommandMenu,
    /** The command whose text is being typed. */
    typing: commands.find(({ command }) => text.startsWith(`${command} `) || text === command),
    write: (next: string) => {
      setText(next);
      setMarked(0);
      setDismissed(false);
    },
    /** @param by 1: the next one, -1: the one before */
    move: (by: number) => setMarked((at) => (at + by + offered.length) % offered.length),
    dismiss: () => setDismissed(true),
  };
}
