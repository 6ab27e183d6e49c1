import { openBakery } from '../support/bakery.ts';
import { readConfiguration } from '../support/configuration.ts';
import { opened } from '../support/once.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { createReadFigures } from './read.ts';

const read = opened(async () => {
  const { db, clock, services } = openBakery(await readConfiguration(process.env));
  return createReadFigures({ db, clock, ...services });
});

/** Each minute. While it fails nothing is published, and an alarm says that figures are missing. */
export const handler = async (): Promise<void> => {
  const figures = await (await read())();
  console.log(embeddedMetrics(figures, process.env.BAKERY ?? '', new Date()));
};
