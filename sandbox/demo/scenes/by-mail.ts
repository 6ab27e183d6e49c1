import { types } from '../commands.ts';
import type { Stage } from '../stage.ts';
import { press } from './kitchen.ts';
import { deliverIngredients, findTicket } from './supplier.ts';

const NAME = 'Ms. Delicious';

/** The baker takes an order for somebody who is not on Slack: she hears of it by mail. */
export async function tellByMail(stage: Stage): Promise<void> {
  const { baker } = stage.cast;
  stage.print.scene(`${NAME} is not on Slack`);
  const line = `/order 1 chocolate_cake for 2 to ${NAME}` as const;
  const order = await types(stage, baker, { line, answer: /Order (\d+) for Ms\. Delicious is placed/ });
  await showMail(stage, `Thank you! We have your order ${order}.`);

  await deliverIngredients(stage, await findTicket(stage, order));
  await types(stage, baker, { line: `/order ready ${order}`, answer: /is ready; its customer is told/ });
  await showMail(stage, `Your order ${order} is ready.`);
  await press(stage, order, 'deliver', 'delivered');
}

async function showMail({ print, comes, news }: Stage, subject: string): Promise<void> {
  const mail = await comes(`${NAME} gets a mail: ${subject}`, async () =>
    (await news.mails()).find((each) => each.subject === subject),
  );
  const lines = mail.text.split('\n').filter((line) => line.trim() !== '');
  print.shows('Mail', `to ${mail.envelope.to.join(', ')}: ${mail.subject}`, lines);
}
