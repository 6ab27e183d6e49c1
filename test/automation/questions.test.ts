import { expect, it } from '@jest/globals';
import { assistanceKinds } from '../../src/app/assistance-kinds.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { defaults } from '../../src/services/settings/bakery-settings.ts';
import { MOST_TOPICS } from '../../src/services/settings/index.ts';
import { MOST_FORM_TOPICS } from '../../src/views/modals/topics-form.ts';

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

it('the topics of a new bakery have kinds that there are, and the form has room for as many as there may be', () => {
  expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(defaults.topics.map(({ kind }) => kind)));
  expect(MOST_FORM_TOPICS).toBe(MOST_TOPICS);
});
