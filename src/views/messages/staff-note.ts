import type { Button } from '@slack/types';
import type { StaffNote } from '../../services/notifications/index.ts';
import { actions, button, type Message, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { linkText } from '../format.ts';
import { auctionNote } from './auction.ts';
import { customerUnreached } from './customer-unreached.ts';
import { ordersRefused } from './orders-refused.ts';
import { questionNote } from './question-notes.ts';
import { stockNote } from './stock.ts';
import { workTrouble } from './work-trouble.ts';

export const staffNoteActions = {
  giveLogin: 'employee.give-login',
  confirmLogin: 'employee.confirm-login',
  rejectLogin: 'employee.reject-login',
  orderAgain: 'purchase-request.order-again',
  openSettings: 'settings.open',
} as const;

/** What somebody of the team reads in a direct message or a channel. */
export function staffNote(note: StaffNote): Message {
  switch (note.kind) {
    case 'login-question': {
      const text = note.notThis
        ? `${short(note.notThis)} is not the right GitHub account, says the bakery. Which one is yours?`
        : `Welcome to the bakery, ${short(note.employee.name)}! What is your GitHub login? You get access to our repository with it.`;
      return message(text, [giveLogin(note.employee.number, 'primary')]);
    }
    case 'login-unknown': {
      const text = `GitHub knows nobody called “${short(note.login)}”. Please look again.`;
      return message(text, [giveLogin(note.employee.number)]);
    }
    case 'login-found':
      return loginFound(note);
    case 'ticket-gone': {
      const text = `The ticket ${short(note.ticket)} (${short(note.title)}) was deleted: its ingredients may never come.`;
      return message(text, [button(staffNoteActions.orderAgain, 'Order again', { value: note.request })]);
    }
    case 'orders-refused':
      return ordersRefused(note);
    case 'board-broken': {
      const text = `I cannot post in <#${note.channel}> any more (${short(note.reason)}), so order cards are not shown. Please invite me, or choose another kitchen channel.`;
      return message(text, [button(staffNoteActions.openSettings, 'Open the settings')]);
    }
    case 'auction-rejected':
    case 'auction-late':
    case 'auction-failed':
      return auctionNote(note);
    case 'stock-low':
    case 'stock-corrected':
      return stockNote(note);
    case 'customer-unreached':
      return customerUnreached(note);
    case 'question':
    case 'question-moved':
    case 'topic-test-failed':
    case 'topic-test-nowhere':
    case 'topic-closed':
      return questionNote(note);
    case 'work-trouble':
      return workTrouble(note);
    case 'board-missing':
      return message('Choose the kitchen channel, so that each order has its card there.', [
        button(staffNoteActions.openSettings, 'Open the settings', { style: 'primary' }),
      ]);
  }
}

function giveLogin(number: number, style?: Button['style']): Button {
  return button(staffNoteActions.giveLogin, 'Tell us your GitHub login', { value: String(number), style });
}

/** Whose login a button decides on, as it showed it. */
export interface ShownLogin {
  number: number;
  login: string;
}

/** Null where it is no login's value. */
export function parseLoginValue(value: string): ShownLogin | null {
  const [, number, login] = /^(\d{1,15}):(.+)$/.exec(value) ?? [];
  return number && login ? { number: Number(number), login } : null;
}

function loginFound({ employee, account }: StaffNote & { kind: 'login-found' }): Message {
  const { login, name, picture, url } = account;
  const who = url ? linkText(url, short(login)) : `*${short(login)}*`;
  const text = `Is ${who}${name ? ` (${short(name)})` : ''} on GitHub our ${short(employee.name)}? Access is given only after you confirm.`;
  const value = `${employee.number}:${login}`;
  const buttons = [
    button(staffNoteActions.confirmLogin, 'Confirm', { value, style: 'primary' }),
    button(staffNoteActions.rejectLogin, 'Not this one', { value }),
  ];
  const image = { type: 'image', image_url: picture ?? '', alt_text: `Picture of ${login}` } as const;
  return { text, blocks: [section(text, picture ? { accessory: image } : {}), ...actions(buttons)] };
}

function message(text: string, buttons: readonly Button[]): Message {
  return { text, blocks: [section(text), ...actions(buttons)] };
}
