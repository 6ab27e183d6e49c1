import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import panel from '../panel.module.css';
import styles from './jira.module.css';
import { ALL_MISSING, missingLabel } from './labels.ts';

export interface MissingFormProps {
  ingredients: readonly string[];
  onCancel(): void;
  /** @param labels those that say what is missing */
  onClose(labels: string[]): void;
}

/** Which ingredients cannot be had: all of them, or some. */
export function MissingForm({ ingredients, onCancel, onClose }: MissingFormProps): ReactNode {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const isAll = picked.length === 0;
  const toggle = (name: string, on: boolean) =>
    setPicked(on ? [...picked, name] : picked.filter((each) => each !== name));
  const close = (event: FormEvent) => {
    event.preventDefault();
    onClose(isAll ? [ALL_MISSING] : picked.map(missingLabel));
  };
  return (
    <form className={styles.form} onSubmit={close}>
      <fieldset className={styles.picks}>
        <legend>What cannot be had? Nothing ticked: all of it.</legend>
        {ingredients.map((name) => (
          <label key={name} className={styles.pick}>
            <input
              type="checkbox"
              checked={picked.includes(name)}
              onChange={({ target }) => toggle(name, target.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p className={panel.soft}>
        Labels: <code>{isAll ? ALL_MISSING : picked.map(missingLabel).join(' ')}</code>
      </p>
      <div className={panel.row}>
        <Button type="submit" look="danger">
          {isAll ? 'Close: everything is missing' : `Close: ${picked.join(', ')} missing`}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
