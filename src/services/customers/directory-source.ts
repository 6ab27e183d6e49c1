import type { Member } from './member.ts';

/** The code of the failure that means: this cursor is no longer known, begin again. */
export const STALE_CURSOR = 'stale_cursor';

/** Where the workspace's members are listed. */
export interface WorkspaceDirectory {
  /**
   * One page of all members, those who left included; the first without a cursor.
   *
   * @throws PermanentFailure `stale_cursor`
   */
  page(cursor: string | undefined, signal: AbortSignal): Promise<{ members: Member[]; next?: string }>;
  /** Null where there is no such member. */
  member(id: string, signal: AbortSignal): Promise<Member | null>;
}
