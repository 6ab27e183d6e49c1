import { expect, it } from '@jest/globals';
import { whichProduct } from '../../../src/listeners/commands/cake/which-product.ts';
import { numberOf } from '../../../src/listeners/commands/number-of.ts';

it('a product is known by its name, also where Slack has made a link of it', () => {
  expect(whichProduct(' <http://cake.de|cake.de> ', '/cake show chocolate_cake')).toBe('cake.de');
});

it('what is no number is shown as it was typed', () => {
  expect(() => numberOf('&lt;21&gt; <@U0BAKER|ben>', 'order', '/order show 21')).toThrow(
    '“<21> @ben” is no number of an order. Write it like this: /order show 21',
  );
});
