import { staffNoteActions } from '../../../src/views/messages/staff-note.ts';
import { githubLoginForm } from '../../../src/views/modals/github-login-form.ts';
import { onboardingForm } from '../../../src/views/modals/onboarding-form.ts';
import { buttonsOf, type SeenMessage } from '../../client/index.ts';
import { acknowledged } from '../acknowledged.ts';
import { types } from '../commands.ts';
import { opens, sends } from '../forms.ts';
import { readable } from '../readable.ts';
import type { Stage } from '../stage.ts';
import { LOGIN, standsAs } from './access.ts';

/** A developer begins to work here, and has access to the repository; then no more. */
export async function employDeveloper(stage: Stage): Promise<void> {
  stage.print.scene('A developer comes');
  await tidyUp(stage);
  const number = await onboard(stage);
  await tellLogin(stage, number);
  await confirmLogin(stage, number);
  await standsAs(stage, 'invited');
  stage.print.does(stage.cast.developer.name, 'accepts the invitation');
  await stage.bakery.github.accept(LOGIN);
  await standsAs(stage, 'collaborator');

  stage.print.scene('And goes');
  await fire(stage, number);
}

/** A run that was interrupted has left the developer employed. */
async function tidyUp(stage: Stage): Promise<void> {
  const { manager, developer } = stage.cast;
  const list = await types(stage, manager, { line: '/employee list', answer: /([\s\S]*)/ });
  const theirs = list.split('\n').find((line) => line.includes(`@${developer.id}`));
  const number = /^\d+/.exec(theirs ?? '')?.[0];
  if (number) await fire(stage, number);
}

async function onboard(stage: Stage): Promise<string> {
  const { manager, developer } = stage.cast;
  const { blocks, callbackId } = onboardingForm;
  const form = await opens(stage, manager, {
    deed: '/employee',
    open: () => manager.command('/employee'),
    callbackId,
  });
  const [firstName = '', lastName = ''] = developer.name.split(' ');
  stage.print.does(manager.name, `enters ${developer.name}, Developer, and who it is on Slack; no GitHub login`);
  const entries = {
    [blocks.firstName]: firstName,
    [blocks.lastName]: lastName,
    [blocks.permissions]: ['developer'],
    [blocks.slackUser]: developer.id,
  };
  return sends(stage, manager, { form, entries, heading: /^Employee (\d+)/ });
}

async function tellLogin(stage: Stage, number: string): Promise<void> {
  const { developer } = stage.cast;
  const { giveLogin } = staffNoteActions;
  const question = await stage.comes('the developer is asked for the GitHub login', async () =>
    (await stage.news.toDeveloper()).find((message) => hasButton(message, giveLogin, number)),
  );
  stage.print.shows('Slack', `direct message to ${developer.name}`, readable(question));
  const form = await opens(stage, developer, {
    deed: 'presses [Tell us your GitHub login]',
    open: async () => (await developer.press(question, giveLogin)).ack,
    callbackId: githubLoginForm.callbackId,
  });
  stage.print.does(developer.name, `enters ${LOGIN}`);
  const entries = { [githubLoginForm.blocks.login]: LOGIN };
  await sends(stage, developer, { form, entries, heading: /^Your GitHub login/ });
}

async function confirmLogin(stage: Stage, number: string): Promise<void> {
  const { manager } = stage.cast;
  const { confirmLogin: confirm } = staffNoteActions;
  const question = await stage.comes('the manager is asked whether it is the right account', async () =>
    (await stage.news.toManager()).find((message) => hasButton(message, confirm, `${number}:${LOGIN}`)),
  );
  stage.print.shows('Slack', `direct message to ${manager.name}`, readable(question));
  stage.print.does(manager.name, 'presses [Confirm]');
  acknowledged((await manager.press(question, confirm)).ack);
}

async function fire(stage: Stage, number: string): Promise<void> {
  await types(stage, stage.cast.manager, { line: `/employee fire ${number}`, answer: /does not work here any more/ });
  await standsAs(stage, 'none');
}

function hasButton(message: SeenMessage, action: string, value: string): boolean {
  return buttonsOf(message).some((button) => button.actionId === action && button.value === value);
}
