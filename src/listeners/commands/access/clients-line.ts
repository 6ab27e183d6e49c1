import { DomainError } from '../../../platform/errors.ts';
import { isScope } from '../../../services/access/index.ts';
import { legibleText } from '../../../views/escape.ts';

/** What somebody asks for after `/bakery clients`. */
export type ClientsLine =
  | { do: 'list' }
  | { do: 'user'; email: string; role: string }
  | { do: 'program'; name: string; scopes: string[] }
  | { do: 'revoke'; id: string };

/**
 * Reads `user anna@example.com staff`, `program Shop catalog:read orders:place`, `revoke client_1`, or nothing.
 *
 * @throws DomainError `clients_unreadable`
 */
export function readClientsLine(typed: string): ClientsLine {
  const [word = '', ...rest] = legibleText(typed).trim().split(/\s+/);
  const [first = '', second = ''] = rest;
  switch (word.toLowerCase()) {
    case '':
    case 'list':
      return { do: 'list' };
    case 'user':
      return { do: 'user', email: first, role: second.toLowerCase() };
    case 'program': {
      const scopes = rest.filter(looksLikeScope);
      return { do: 'program', name: rest.filter((each) => !looksLikeScope(each)).join(' '), scopes };
    }
    case 'revoke':
      return { do: 'revoke', id: first };
    default:
      throw unreadable(word);
  }
}

function looksLikeScope(word: string): boolean {
  return word.includes(':') || isScope(word);
}

const unreadable = (word: string) =>
  new DomainError(
    'invalid',
    'clients_unreadable',
    `I do not understand “${word}”. Write “user anna@example.com staff”, “program Shop catalog:read”, or “revoke” and an id.`,
  );
