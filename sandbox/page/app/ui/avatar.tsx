import type { ReactNode } from 'react';
import styles from './avatar.module.css';
import bird from './ovenbird.svg';

/** Somebody's initials on a colour of their own, or the app's bird. Their name stands beside it. */
export function Avatar({
  name,
  isApp = false,
  size = 36,
}: {
  name: string;
  isApp?: boolean;
  size?: number;
}): ReactNode {
  if (isApp) return <img className={styles.avatar} src={bird} alt="" width={size} height={size} />;
  const style = { width: size, height: size, fontSize: size * 0.4, '--hue': hueOf(name) };
  return (
    <span aria-hidden="true" className={`${styles.avatar} ${styles.initials}`} style={style}>
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name
    .replace(/^(Mr|Ms|Mrs)\.\s*/, '')
    .split(/\s+/)
    .filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('');
}

/** An angle of the colour wheel, always the same for a name. */
function hueOf(name: string): number {
  return [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
}
