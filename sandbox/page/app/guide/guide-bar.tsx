import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './guide.module.css';
import { steps } from './steps.ts';
import { useGuide } from './use-guide.ts';

/** A guided start: five steps to click, each of which shows its effect where it happens. */
export function GuideBar(): ReactNode {
  const guide = useGuide();
  const { done, busy, next, last } = guide;
  if (guide.closed) {
    return (
      <header className={styles.folded}>
        <Button look="quiet" onClick={guide.again}>
          Show me around
        </Button>
      </header>
    );
  }
  return (
    <header className={styles.guide}>
      <ol className={styles.steps}>
        {steps.map(({ title }, index) => (
          <li
            key={title}
            className={styles.step}
            aria-current={index === done ? 'step' : undefined}
            data-done={index < done || undefined}
          >
            <span className={styles.number}>{index < done ? <Icon name="check" size={12} /> : index + 1}</span>
            <span className={styles.title}>{title}</span>
            {index < done && <span className="visually-hidden">, done</span>}
          </li>
        ))}
      </ol>
      <div className={styles.now}>
        <p className={styles.words} aria-live="polite">
          {last && <span className={styles.outcome}>{last.outcome}</span>} {next?.invitation}
        </p>
        {next ? (
          <Button look="primary" busy={busy} onClick={() => void guide.run(next)}>
            {next.button}
          </Button>
        ) : (
          <Button onClick={guide.again}>Start again</Button>
        )}
        <Button look="quiet" aria-label="Close the guide" onClick={guide.close}>
          <Icon name="close" size={14} />
        </Button>
      </div>
    </header>
  );
}
