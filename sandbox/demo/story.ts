import { tellByMail } from './scenes/by-mail.ts';
import { employDeveloper } from './scenes/developer.ts';
import { bake } from './scenes/kitchen.ts';
import { createCake, removeCake } from './scenes/new-cake.ts';
import { orderByCommand } from './scenes/order-by-command.ts';
import { orderByForm } from './scenes/order-by-form.ts';
import { runShort } from './scenes/shortage.ts';
import { buyIngredients } from './scenes/supplier.ts';
import { type StageOptions, setStage } from './stage.ts';

/**
 * Plays the whole story in a running bakery, and checks each step. It may be played again and again, also after one that
 * was interrupted.
 *
 * @throws with a sentence that says what did not come about
 */
export async function playStory(options: StageOptions): Promise<void> {
  const stage = await setStage(options);
  const cake = await createCake(stage);
  const baked = await orderByForm(stage, cake);
  const short = await orderByCommand(stage);
  await buyIngredients(stage, [baked, short]);
  await bake(stage, baked);
  await runShort(stage, short);
  await tellByMail(stage);
  await employDeveloper(stage);
  await removeCake(stage, cake);
}
