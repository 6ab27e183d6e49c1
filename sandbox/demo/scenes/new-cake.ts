import { randomBytes } from 'node:crypto';
import { productForm } from '../../../src/views/modals/product-form.ts';
import { types } from '../commands.ts';
import { opens, sends } from '../forms.ts';
import { recipe } from '../shopping-list.ts';
import type { Stage } from '../stage.ts';

/** A cake on the menu. */
export interface Cake {
  name: string;
  slug: string;
}

/** The manager puts a cake on the menu, under a name that no other run has used. */
export async function createCake(stage: Stage): Promise<Cake> {
  const { manager } = stage.cast;
  stage.print.scene('A cake that is not on the menu yet');
  const name = `Chocolate Dream ${randomBytes(3).toString('hex')}`;

  const form = await opens(stage, manager, {
    deed: '/cake',
    open: () => manager.command('/cake'),
    callbackId: productForm.callbackId,
  });
  stage.print.does(manager.name, `enters “${name}” for €4.50: ${recipe.join(', ')}`);
  const entries = { name, ingredients: recipe.join('\n'), price: '4.5' };
  await sends(stage, manager, { form, entries, heading: /^Cake created/ });

  const slug = name.toLowerCase().replaceAll(' ', '_');
  await types(stage, stage.cast.customer, { line: `/cake show ${slug}`, answer: new RegExp(name) });
  stage.print.done('everybody can order the new cake');
  return { name, slug };
}

/** The manager takes the cake off again, so that the menu does not grow with each run. */
export async function removeCake(stage: Stage, { slug }: Cake): Promise<void> {
  stage.print.scene('The cake of the day was for today');
  await types(stage, stage.cast.manager, { line: `/cake delete ${slug}`, answer: /is off the menu/ });
  stage.print.done('the menu is as it was');
}
