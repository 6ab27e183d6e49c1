import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { elementsOf } from '../../sandbox/slack/blocks/walk.ts';
import { type FunctionDefinition, type ParametersDefinition, stepsOf } from '../../sandbox/slack/workflows/step.ts';
import { faultsIn } from '../../sandbox/slack/workflows/validate.ts';
import { registerListeners } from '../../src/listeners/index.ts';
import { placeOrderStep, STEP_TITLES, stepOutputs } from '../../src/views/workflow-step.ts';
import { messages, views } from '../views/every.ts';
import { idsByKind, registered } from './registered.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
const { features, settings, oauth_config: oauth } = manifest;

type Parameters = Required<ParametersDefinition>;
type Definition = FunctionDefinition & Record<'input_parameters' | 'output_parameters', Parameters>;
const functions: Readonly<Record<string, Definition>> = manifest.functions;
const empty: Parameters = { properties: {}, required: [] };
const nothing: Definition = { title: '', input_parameters: empty, output_parameters: empty };

const noted = idsByKind(registered(registerListeners));
const shown = [...Object.values(messages('text')), ...(Object.values(views('text')) as { blocks: unknown }[])];
const elements = shown.flatMap(({ blocks }) => elementsOf(blocks));

describe('the manifest', () => {
  it('names the commands that have a listener', () => {
    expect(features.slash_commands.map(({ command }: { command: string }) => command).sort()).toEqual(
      noted.command.sort(),
    );
  });

  it('has Slack escape every command’s text, as the listeners expect', () => {
    expect(features.slash_commands.every(({ should_escape }: { should_escape: boolean }) => should_escape)).toBe(true);
  });

  it('names the shortcuts that have a listener', () => {
    const ids = features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id);
    expect(ids.sort()).toEqual(noted.shortcut.sort());
  });

  it('names the events that have a listener', () => {
    const events = noted.function.length > 0 ? [...noted.event, 'function_executed'] : noted.event;
    expect(settings.event_subscriptions.bot_events).toEqual(events.sort());
  });

  it('defines the steps that have a listener, as Slack asks for it', () => {
    expect(Object.keys(functions).sort()).toEqual(noted.function.sort());
    expect(settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' });
    const parameters = Object.values(functions).flatMap((step) => [step.input_parameters, step.output_parameters]);
    for (const { properties, required } of parameters) {
      expect(required.filter((name) => !(name in properties))).toEqual([]);
      for (const { type, title } of Object.values(properties)) {
        expect([type, title]).toEqual([
          expect.stringMatching(/^(string|integer|slack#\/types\/\w+)$/),
          expect.any(String),
        ]);
      }
    }
  });

  it('has Slack say who runs a step: no builder of a workflow can', () => {
    for (const { input_parameters } of Object.values(functions)) {
      expect(input_parameters.properties.user_context?.type).toBe('slack#/types/user_context');
      expect(input_parameters.required).toContain('user_context');
    }
  });

  it('calls the inputs and outputs of the step as our code does', () => {
    const { input_parameters: inputs, output_parameters: outputs } = functions[placeOrderStep] ?? nothing;
    const titles = Object.values(inputs.properties).map(({ title }) => title);
    expect(Object.values(STEP_TITLES).filter((title) => !titles.includes(title))).toEqual([]);
    const order = { id: 'x', number: 1, status: 'waiting', dueAt: new Date(0), summary: 'x' } as const;
    expect(faultsIn(stepOutputs(order), stepsOf(functions)[0]?.outputs ?? [])).toEqual([]);
    expect(Object.keys(stepOutputs(order)).sort()).toEqual(Object.keys(outputs.properties).sort());
  });

  it('lets Slack ask for options, since a menu is searched', () => {
    expect(noted.options.length).toBeGreaterThan(0);
    expect(settings.interactivity.message_menu_options_url).toBe(settings.interactivity.request_url);
  });

  it('asks for exactly the scopes that our calls and events need', () => {
    const needed = [...calledMethods(), ...settings.event_subscriptions.bot_events, 'commands'].flatMap(scopesOf);
    expect(oauth.scopes.bot).toEqual([...new Set(needed)].sort());
  });

  it('keeps Slack’s limits', () => {
    const { name, description, long_description } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThanOrEqual(175);
    for (const shortcut of features.shortcuts) expect(shortcut.name.length).toBeLessThanOrEqual(24);
    for (const command of features.slash_commands) expect(command.command.length).toBeLessThanOrEqual(32);
  });
});

describe('the views', () => {
  it('show no button or live field that nobody listens to', () => {
    const live = elements.filter(({ block }) => block.type !== 'input' || block.dispatch_action === true);
    expect(live.length).toBeGreaterThan(50);
    const unheard = live.map(({ element }) => String(element.action_id)).filter((id) => !noted.action.includes(id));
    expect([...new Set(unheard)]).toEqual([]);
  });

  it('leave no action listener without something to press', () => {
    const pressable = new Set(elements.map(({ element }) => String(element.action_id)));
    expect(noted.action.filter((id) => !pressable.has(id))).toEqual([]);
  });

  it('have a listener for every form that can be sent, and a form for every listener', () => {
    const forms = Object.values(views('text')) as { submit?: unknown; callback_id?: string }[];
    const sendable = new Set(forms.filter(({ submit }) => submit).map(({ callback_id }) => callback_id));
    expect([...sendable].sort()).toEqual(noted.view.sort());
  });

  it('search only where somebody answers', () => {
    const searched = elements.filter(({ element }) => element.type === 'external_select');
    expect([...new Set(searched.map(({ element }) => element.action_id))]).toEqual(noted.options);
  });
});

/** The Web API methods that our code calls, as they are written there. */
function calledMethods(): string[] {
  const files = globSync('src/{listeners,integrations/slack}/**/*.ts', { cwd: ROOT });
  const code = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const calls = code.matchAll(/(?:client|slack)\.((?:auth|chat|conversations|functions|users|views)\.\w+)\(/g);
  return [...new Set([...calls].map(([, method = '']) => method))];
}

const CHANNELS = ['channels:read', 'groups:read'];

/** What Slack's reference says that a method or event needs. https://docs.slack.dev/reference/scopes */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  commands: ['commands'],
  'auth.test': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.getPermalink': [],
  'functions.completeError': [],
  'functions.completeSuccess': [],
  function_executed: [],
  'conversations.open': ['im:write'],
  'conversations.join': ['channels:join'],
  'conversations.info': CHANNELS,
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  // With the addresses, by which customers are reached who are not on Slack any more.
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

function scopesOf(what: string): readonly string[] {
  const scopes = SCOPES[what];
  if (!scopes) throw new Error(`Which scopes does ${what} need? Add it to the table.`);
  return scopes;
}
