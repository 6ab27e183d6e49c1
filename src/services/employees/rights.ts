import type { Principal } from '../principal.ts';
import type { EmployeeStore } from './store.ts';

/** A member of the workspace, as far as rights and names go. */
export interface KnownMember {
  id: string;
  admin: boolean;
  deleted: boolean;
  displayName: string;
  realName: string;
}

/** The workspace's members as the books have them: rights never wait for a call to somebody else. */
export interface KnownMembers {
  known(slackUser: string): Promise<KnownMember | null>;
  admins(): Promise<Pick<KnownMember, 'id'>[]>;
}

/** Who may do what. Staff are the employees; managers are those with that permission, and the workspace's admins. */
export interface Rights {
  /**
   * A person in Slack with the rights they have at this moment.
   *
   * @param as what the directory says of them, where that was read just now; or what to call them when it does not know them
   */
  principalOf(slackUser: string, as?: KnownMember | string): Promise<Principal>;
  /** The Slack user ids of all managers, each once. */
  managers(): Promise<string[]>;
}

interface RightsDependencies {
  store: EmployeeStore;
  directory: KnownMembers;
}

export function createRights({ store, directory }: RightsDependencies): Rights {
  return {
    async principalOf(slackUser, as) {
      const [employee, member] = await Promise.all([
        store.bySlackUser(slackUser),
        typeof as === 'object' ? as : directory.known(slackUser),
      ]);
      const admin = member?.admin === true && !member.deleted;
      const name = typeof as === 'string' ? as : undefined;
      const called = member?.displayName || member?.realName || name || slackUser;
      return {
        actor: { kind: 'person', id: slackUser, name: called, via: 'Slack' },
        staff: employee !== null || admin,
        manager: employee?.permissions.manager === true || admin,
      };
    },

    async managers() {
      const appointed = (await store.managers()).flatMap(({ slackUser }) => slackUser ?? []);
      const admins = (await directory.admins()).map(({ id }) => id);
      return [...new Set([...appointed, ...admins])];
    },
  };
}
