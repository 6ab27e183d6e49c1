import { expect, it } from '@jest/globals';
import { createLogger } from '../../src/platform/logger.ts';
import { keepSecret, redacted } from '../../src/platform/redaction.ts';

const SECRET = 'only+this/test=knows.it';
const basic = (user: string) => Buffer.from(`${user}:${SECRET}:x`).toString('base64');

it('says no secret, however a service repeats it', () => {
  expect(redacted(`token ${SECRET}`)).toContain(SECRET);
  keepSecret([SECRET, 'short']);
  expect(redacted(`token ${SECRET}, short`)).toBe('token [redacted], short');
  expect(redacted(`?token=${encodeURIComponent(SECRET)}&more`)).toBe('?token=[redacted]&more');
  for (const user of ['', 'a', 'ab', 'abc'])
    expect(redacted(`Basic ${basic(user)}`)).toMatch(/^Basic \S{0,8}\[redacted\]\S+$/);
});

it('keeps it out of the log, wherever it stands in an error', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line: string) => void lines.push(line) });
  keepSecret([SECRET]);
  log.warn({ err: new Error(`refused ${SECRET}`, { cause: new Error(SECRET) }) }, 'it failed');
  expect(lines.join()).not.toContain(SECRET);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'it failed',
    err: { message: expect.stringContaining('refused') },
  });
});
