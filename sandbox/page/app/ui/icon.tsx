import type { ReactNode } from 'react';

const PATHS = {
  away: 'M6 3.5H3.5v9h9V10M9 3h4v4M13 3 7.5 8.5',
  back: 'M10 3 5 8l5 5',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  caret: 'm4 6 4 4 4-4',
  chat: 'M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  close: 'm4 4 8 8m0-8-8 8',
  document: 'M4 1.5h5.5L12.5 4.5v10H4zM9 1.5v3.5h3.5M6 8.5h4.5M6 11h4.5',
  code: 'm5 5-3 3 3 3M11 5l3 3-3 3M9.2 3.5 6.8 12.5',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  hash: 'M6.5 2 5 14M11 2 9.5 14M2.5 5.5h11M2 10.5h11',
  home: 'M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  outside: 'M2 13.5v-8l4 2.5V5.5l4 2.5V3h4v10.5z',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c.4-2.700 2.200-4 4.5-4s4.100 1.300 4.5 4M10.5 2.800a2.5 2.5 0 0 1 0 4.5M12.200 9.800c1.300.6 2.100 1.900 2.300 3.700',
  plus: 'M8 3v10M3 8h10',
  queue: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  send: 'M2.5 2.5 14 8 2.5 13.5 4.5 8zM4.5 8H9',
  ticket: 'M2 4.5h12v2a1.5 1.5 0 0 0 0 3v2H2v-2a1.5 1.5 0 0 0 0-3z',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3.200M8 11.700h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing the size of the text; it says nothing to those who listen. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.4 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
