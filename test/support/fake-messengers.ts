import { PermanentFailure, TransientFailure } from '../../src/platform/failures.ts';
import type {
  CustomerMail,
  CustomerMailer,
  CustomerMessenger,
  NoteAddress,
  Notification,
  Posted,
  StaffMessenger,
  StaffNote,
} from '../../src/services/notifications/index.ts';
import { NOBODY_THERE } from '../../src/services/notifications/index.ts';

/** A place where messages are kept by id, that can be told to fail. */
function createPostOffice<Content>() {
  const posted: { to: string; id: string; content: Content; ts: string }[] = [];
  const absent = new Set<string>();
  let nextFailure: 'lost' | 'down' | undefined;

  function take(): typeof nextFailure {
    const failure = nextFailure;
    nextFailure = undefined;
    return failure;
  }

  return {
    posted,
    /** Nobody can write to them. */
    absent,
    /** The next message arrives, and nobody hears that it did. */
    loseNextAnswer: () => {
      nextFailure = 'lost';
    },
    /** The next message does not arrive. */
    refuseNextConnection: () => {
      nextFailure = 'down';
    },
    find(to: string, id: string): Posted | null {
      const found = posted.find((message) => message.to === to && message.id === id);
      return found ? { channel: `D-${to}`, ts: found.ts } : null;
    },
    post(to: string, id: string, content: Content): Posted {
      if (absent.has(to)) throw new PermanentFailure(NOBODY_THERE, `nobody is ${to}`);
      const failure = take();
      if (failure === 'down') throw new TransientFailure('unreachable', 'connection refused');
      const ts = String(posted.length + 1);
      posted.push({ to, id, content, ts });
      if (failure === 'lost') throw new TransientFailure('unreachable', 'connection reset', { inDoubt: true });
      return { channel: `D-${to}`, ts };
    },
  };
}

export function createFakeCustomerMessenger() {
  const office = createPostOffice<Notification>();
  const messenger: CustomerMessenger = {
    find: async (slackUser, id) => office.find(slackUser, id),
    tell: async (slackUser, notification) => office.post(slackUser, notification.id, notification),
  };
  return { ...office, messenger };
}

export function createFakeStaffMessenger() {
  const office = createPostOffice<StaffNote>();
  const keyOf = (to: NoteAddress) => ('person' in to ? to.person : to.channel);
  const messenger: StaffMessenger = {
    find: async (to, id) => office.find(keyOf(to), id),
    tell: async (to, id, note) => office.post(keyOf(to), id, note),
  };
  return { ...office, messenger };
}

export function createFakeCustomerMailer() {
  const sent: CustomerMail[] = [];
  const failures: Error[] = [];
  const mailer: CustomerMailer = {
    async send(mail) {
      const failure = failures.shift();
      if (failure) throw failure;
      sent.push(mail);
    },
  };
  return { mailer, sent, /** What the next sendings fail with. */ failures };
}
