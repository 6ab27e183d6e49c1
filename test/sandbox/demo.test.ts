import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runDemo } from '../../sandbox/demo/run.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';

let bakery: RunningBakery;
beforeAll(async () => {
  bakery = await openBakery();
}, 60_000);
afterAll(() => bakery?.close());

async function play(patience = 10_000) {
  const lines: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const code = await runDemo({ url: bakery.sandboxUrl, output, patience });
  return { code, said: lines.join('') };
}

it('plays the story', async () => {
  const t = performance.now();
  const { code, said } = await play();
  console.log(said, performance.now() - t);
  expect(code).toBe(0);
});
