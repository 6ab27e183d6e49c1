import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './composer.module.css';
import type { CommandMenu } from './use-draft.ts';

export interface CommandListProps {
  id: string;
  menu: CommandMenu;
  onPick(command: string): void;
}

/** The commands that begin with what is typed; the keyboard stays in the composer. */
export function CommandList({ id, menu: { offered, marked }, onPick }: CommandListProps): ReactNode {
  const { portrait } = useWorkspace();
  return (
    <div id={id} role="listbox" aria-label="Commands" className={styles.commands}>
      {offered.map(({ command, description, usage_hint }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer has the keyboard
        // biome-ignore lint/a11y/useFocusableInteractive: the composer points at it by aria-activedescendant
        <div
          key={command}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === marked}
          className={styles.command}
          onClick={() => onPick(command)}
        >
          <Avatar name={portrait.app.name} isApp size={28} />
          <span>
            <strong>{command}</strong> <span className={styles.usage}>{usage_hint}</span>
            <span className={styles.description}>{description}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
