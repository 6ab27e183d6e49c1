import { DomainError, invalidField } from '../../platform/errors.ts';

export const runnerUnknown = () =>
  new DomainError(
    'forbidden',
    'runner_unknown',
    'I cannot see who runs this workflow, so I take no order from it: let it begin with something that a person does.',
  );

export const dueUnreadable = () => invalidField('due_unreadable', 'dueAt', 'That is no date and time.');

export const recipientAmbiguous = () =>
  invalidField('recipient_ambiguous', 'for', 'Choose somebody in the workspace, or write a name: not both.');

export const recipientUnknown = (id: string) =>
  invalidField('member_not_found', 'for', `Nobody in the workspace has the id ${id}.`);
