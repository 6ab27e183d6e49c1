import { type ReactNode, useId } from 'react';
import { type AuctionSettings, useAuctionSettings } from '../../live/outside.ts';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import panel from '../panel.module.css';
import bar from '../service-bar.module.css';

const ANSWERS: Readonly<Record<AuctionSettings['answers'], string>> = {
  random: 'at random',
  accepted: 'accepted, all of them',
  rejected: 'rejected, all of them',
};

const DELAYS: Readonly<Record<string, string>> = {
  0: 'at once',
  1500: 'in 1.5 s',
  15000: 'in 15 s',
  3600000: 'in an hour',
};

/** What the platform says of the next batches, and how soon. */
export function AnswerSwitch(): ReactNode {
  const settings = useAuctionSettings();
  const change = (changes: Partial<AuctionSettings>) => attempt(() => send('PATCH', '/auction/settings', changes));
  if (!settings) return null;
  return (
    <div className={panel.row}>
      <Choice
        label="Orders are"
        value={settings.answers}
        choices={ANSWERS}
        onChange={(answers) => void change({ answers: answers as AuctionSettings['answers'] })}
      />
      <Choice
        label="Results come"
        value={String(settings.resultsAfterMs)}
        choices={{ [settings.resultsAfterMs]: `in ${settings.resultsAfterMs / 1_000} s`, ...DELAYS }}
        onChange={(delay) => void change({ resultsAfterMs: Number(delay) })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: Readonly<Record<string, string>>;
  onChange(value: string): void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <span className={bar.fault}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={bar.select} value={value} onChange={({ target }) => onChange(target.value)}>
        {Object.entries(choices).map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
