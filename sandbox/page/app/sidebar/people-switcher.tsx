import type { ReactNode } from 'react';
import type { Person } from '../live/slack.ts';
import { go } from '../state/place.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import styles from './sidebar.module.css';

/** "You are: ..." and everybody else whom one can be. */
export function PeopleSwitcher(): ReactNode {
  const { me, portrait } = useWorkspace();
  const items = portrait.people
    .filter(({ isBot, deleted }) => !isBot && !deleted)
    .map((person) => ({
      key: person.id,
      label: person.displayName || person.realName,
      hint: aboutOf(person),
      chosen: person.id === me.id,
      onPick: () => go({ as: person.id }),
    }));
  const name = me.displayName || me.realName;
  return (
    <Menu
      heading="Who do you want to be?"
      items={items}
      trigger={
        <button type="button" className={styles.person}>
          <Avatar name={name} size={32} />
          <span className={styles.personName}>
            <span className={styles.youAre}>You are:</span> <strong>{name}</strong>
          </span>
          <Icon name="caret" />
        </button>
      }
    />
  );
}

function aboutOf({ isAdmin, tz }: Person): string {
  return `${isAdmin ? 'Admin · ' : ''}${tz.replaceAll('_', ' ')}`;
}
