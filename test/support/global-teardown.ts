import { keptMongod } from './mongod.ts';

export default async function globalTeardown(): Promise<void> {
  await keptMongod()?.close();
}
