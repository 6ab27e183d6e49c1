import type { Principal } from '../../src/services/principal.ts';

/** A person in Slack with the rights given; the id follows from the name. */
export function person(name: string, rights: Partial<Pick<Principal, 'staff' | 'manager'>> = {}): Principal {
  const id = `U0${name.replace(/\W/g, '').toUpperCase()}`;
  return { actor: { kind: 'person', id, name, via: 'Slack' }, staff: false, manager: false, ...rights };
}

export const olivia = person('Olivia Baker', { staff: true, manager: true });
export const ben = person('Ben Baker', { staff: true });
export const cakelover = person('Mr. Cakelover');
export const stranger = person('A Stranger');
