import { connectionsOpen } from './apps.ts';
import { authTest } from './auth.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as functions from './functions.ts';
import { history } from './history.ts';
import type { Method } from './method.ts';
import * as users from './users.ts';
import * as views from './views.ts';

/** Every method that the stand-in plays. */
export const methods: Readonly<Record<string, Method>> = {
  'apps.connections.open': connectionsOpen,
  'auth.test': authTest,
  'chat.postMessage': chat.postMessage,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.update': chat.update,
  'chat.delete': chat.deleteMessage,
  'chat.getPermalink': chat.getPermalink,
  'conversations.open': conversations.open,
  'conversations.list': conversations.list,
  'conversations.info': conversations.info,
  'conversations.join': conversations.join,
  'conversations.members': conversations.members,
  'conversations.history': history,
  'functions.completeError': functions.completeError,
  'functions.completeSuccess': functions.completeSuccess,
  'users.info': users.info,
  'users.list': users.list,
  'users.lookupByEmail': users.lookupByEmail,
  'views.open': views.open,
  'views.push': views.push,
  'views.update': views.update,
  'views.publish': views.publish,
};
