import { Combobox } from '@base-ui/react/combobox';
import { type ReactNode, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { usePopupRoom } from '../ui/popup-room.tsx';
import type { Choice } from './choices.ts';
import styles from './picker.module.css';
import { type SearchState, useSearch } from './use-search.ts';

export interface PickerProps {
  /** Attributes that name and describe the control. */
  naming: Record<string, unknown>;
  placeholder: string;
  /** Whether nothing may be chosen again. */
  clearable: boolean;
  multiple: boolean;
  /** So many can be chosen. */
  most?: number;
  initial: readonly Choice[];
  choices: readonly Choice[];
  /** Finds choices that are not known beforehand, for texts of at least `shortest` characters. */
  search?(text: string): Promise<Choice[]>;
  shortest: number;
  disabled: boolean;
  /** @param query what was searched for */
  onChoose(chosen: readonly Choice[], query: string): void;
}

/** A list to choose from, that can be searched. */
export function Picker(props: PickerProps): ReactNode {
  const { multiple, choices, search, shortest, disabled, onChoose, initial, most } = props;
  const [chosen, setChosen] = useState(initial);
  const { found, state, look, latest } = useSearch(search, shortest);
  const room = usePopupRoom();
  const isOpen = useRef(false);
  const items = search ? withChosen(found, multiple ? chosen : []) : [...choices];
  const choose = (value: Choice | Choice[] | null) => {
    const next = [value].flat().filter((each) => each !== null);
    if (most !== undefined && next.length > most) return;
    setChosen(next);
    onChoose(next, latest.current);
  };
  return (
    <Combobox.Root<Choice, boolean>
      items={items}
      filter={search ? null : undefined}
      multiple={multiple}
      value={multiple ? [...chosen] : (chosen[0] ?? null)}
      onValueChange={choose}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onOpenChange={(open) => {
        isOpen.current = open;
        if (open) void look('');
      }}
      onInputValueChange={(text, { reason }) => reason === 'input-change' && void look(text)}
      disabled={disabled}
      autoHighlight
    >
      <Combobox.InputGroup className={styles.group}>
        {multiple && <Chips chosen={chosen} />}
        <Combobox.Input
          {...props.naming}
          placeholder={chosen.length > 0 && multiple ? '' : props.placeholder}
          className={styles.input}
          // Closed, Escape is the dialog's: it must not empty the field.
          onKeyDown={(event) => event.key === 'Escape' && !isOpen.current && event.preventBaseUIHandler()}
        />
        {props.clearable && !multiple && (
          <Combobox.Clear className={styles.icon} aria-label="Clear">
            <Icon name="close" size={14} />
          </Combobox.Clear>
        )}
        <Combobox.Trigger className={styles.icon} aria-label="Show the choices">
          <Icon name="caret" size={14} />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal container={room}>
        <Combobox.Positioner className={styles.positioner} sideOffset={4}>
          <Combobox.Popup className={styles.popup}>
            <Combobox.Status className={styles.status}>{statusText(state, shortest)}</Combobox.Status>
            <Combobox.Empty className={styles.status}>
              {state === 'idle' || state === 'done' ? 'Nothing found.' : null}
            </Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(choice: Choice) => (
                <Combobox.Item key={choice.value} value={choice} className={styles.item}>
                  <span>{choice.label}</span>
                  {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Chips({ chosen }: { chosen: readonly Choice[] }): ReactNode {
  return (
    <Combobox.Chips className={styles.chips}>
      {chosen.map(({ value, label }) => (
        <Combobox.Chip key={value} className={styles.chip} aria-label={label}>
          {label}
          <Combobox.ChipRemove className={styles.icon} aria-label={`Remove ${label}`}>
            <Icon name="close" size={12} />
          </Combobox.ChipRemove>
        </Combobox.Chip>
      ))}
    </Combobox.Chips>
  );
}

/** What was chosen stays in the list while other things are searched for. */
function withChosen(found: readonly Choice[], chosen: readonly Choice[]): Choice[] {
  return [...found, ...chosen.filter(({ value }) => !found.some((one) => one.value === value))];
}

function statusText(state: SearchState, shortest: number): string | null {
  if (state === 'searching') return 'Searching…';
  return state === 'too-short' ? `Type at least ${shortest} characters.` : null;
}
