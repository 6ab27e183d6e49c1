import type { Account, IssuedToken, NewAccount } from '../../services/access/index.ts';
import { button, confirmation, context, type Message, section } from '../blocks.ts';
import { escapeText, short, truncate } from '../escape.ts';
import { slackDate } from '../format.ts';

export const REVOKE_ACCOUNT = 'access.revoke';

/** So many accounts are shown: the rest is revoked by its id. */
const MOST_SHOWN = 12;
const LONGEST_SCOPES = 300;

/** A token of one's own, shown to nobody else. */
export function tokenMessage({ token, expiresIn, scopes, url }: IssuedToken): Message {
  const minutes = Math.round(expiresIn / 60);
  const text = `A token for the API, with your own rights. It is good for ${minutes} minutes.`;
  return {
    text,
    blocks: [
      section(`:key: *${text}* Whoever has it can act in your name: give it to nobody.`),
      section(`\`\`\`${token}\`\`\``),
      context(`For ${escapeText(url)}, where \`/docs\` shows how to use it. ${listed(scopes)}`),
    ],
  };
}

/** Who has access to the API, the newest first, with the buttons that take it away. */
export function accountList(accounts: readonly Account[]): Message {
  const text = accounts.length === 0 ? 'Nobody but the workspace has access to the API.' : 'Who has access to the API';
  const left = accounts.length - MOST_SHOWN;
  return {
    text,
    blocks: [
      section(`:key: *${text}*`),
      ...accounts.slice(0, MOST_SHOWN).map((account) => section(lineOf(account), { accessory: revokeButton(account) })),
      ...(left > 0 ? [context(`And ${left} more.`)] : []),
      context(
        '`/bakery clients user anna@example.com staff` · `/bakery clients program Shop catalog:read orders:place` · `/bakery clients revoke client_…`',
      ),
    ],
  };
}

/** A user or a client who has access from now on, and the secret that nobody will see again. */
export function accountCreated({ account, secret }: NewAccount): Message {
  const text = `${short(account.name)} has access to the API.`;
  const login = account.kind === 'user' ? short(account.name) : account.id;
  const words = account.kind === 'user' ? (['E-mail', 'Password'] as const) : (['Client id', 'Secret'] as const);
  const shown = secret
    ? `${words[0]}: \`${login}\`\n${words[1]}: \`${secret}\`\nKeep it now: I show it this once, and cannot show it again.`
    : 'The secret was shown before, and cannot be shown again.';
  return { text, blocks: [section(`:key: *${text}*`), section(shown), section(lineOf(account))] };
}

export function accountRevoked({ name }: Account): Message {
  const text = `${short(name)} has no access to the API any more.`;
  return { text, blocks: [section(`:no_entry: ${text}`)] };
}

/** `*Shop* · program `client_1` · catalog:read · since ... by Olivia Baker` */
function lineOf(account: Account): string {
  const { id, name, kind, createdAt, createdBy } = account;
  const rights = kind === 'user' ? account.role : listed(account.scopes);
  const what = kind === 'user' ? 'person' : 'program';
  return `*${short(name)}* · ${what} \`${id}\` · ${rights}\nsince ${slackDate(createdAt)}, by ${short(createdBy.name)}`;
}

function listed(scopes: readonly string[]): string {
  return truncate(scopes.map((scope) => `\`${scope}\``).join(' '), LONGEST_SCOPES);
}

function revokeButton({ id, name }: Account) {
  const question = `${name} can do nothing more with the API, from this moment.`;
  return button(REVOKE_ACCOUNT, 'Revoke', {
    value: id,
    style: 'danger',
    confirm: confirmation(question, { title: 'Take access away?', yes: 'Revoke', no: 'Keep' }),
  });
}
