import { expect, it } from '@jest/globals';
import { assistanceKinds } from '../../src/app/assistance-kinds.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { defaults } from '../../src/services/settings/bakery-settings.ts';

const kinds = assistanceKinds({});

it.each(kinds.map(({ name, through }) => [name, through]))(
  'questions for a %s are brought by one reaction',
  (_, through) => {
    const event = { type: 'assistance.directed', subject: { kind: 'assistance', id: 'q' }, data: { through } };
    const complete = { _id: 'e', requestId: 'r', at: new Date(0), ...event };
    const rows = Object.values(reactions).filter((row) => row.on.includes(event.type) && row.target(complete) !== null);
    expect(rows.map((row) => row.through)).toEqual([through]);
  },
);

it('the topics of a new bakery have kinds that there are', () => {
  expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(defaults.topics.map(({ kind }) => kind)));
});
