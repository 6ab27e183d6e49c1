import { DomainError, invalidField } from '../../platform/errors.ts';

export const userExists = (email: string) => {
  const message = `${email} has access already. Revoke it first.`;
  return new DomainError('conflict', 'api_user_exists', message, [{ path: 'email', message }]);
};

export const accountNotFound = (id: string) =>
  new DomainError('not_found', 'api_account_not_found', `Nobody with the id “${id}” has access to the API.`);

export const tooManyAccounts = (most: number) =>
  invalidField('too_many_api_accounts', 'name', `At most ${most} users and clients. Revoke some first.`);

export const issuerOff = () =>
  new DomainError(
    'unavailable',
    'token_issuer_off',
    'This bakery gives out no tokens: nobody has configured a key to sign them with (AUTH_SIGNING_KEYS).',
  );
