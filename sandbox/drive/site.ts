/** The one shared drive. Ovenbird's service account is a content manager of it: it may trash, and not delete. */
export const SHARED_DRIVE = { id: '0AOvenbirdBakeryUk9PVA', name: 'Ovenbird Bakery' } as const;

export interface User {
  displayName: string;
  emailAddress: string;
}

/** The service account whose key Ovenbird holds. */
export const ACCOUNT: User & { project: string } = {
  displayName: 'ovenbird@sandbox-bakery.iam.gserviceaccount.com',
  emailAddress: 'ovenbird@sandbox-bakery.iam.gserviceaccount.com',
  project: 'sandbox-bakery',
};

/** Whoever edits, trashes and deletes in the browser. */
export const PERSON: User = { displayName: 'Olivia Baker', emailAddress: 'olivia@example.com' };

export const SCOPE = 'https://www.googleapis.com/auth/drive';

export const FOLDER = 'application/vnd.google-apps.folder';
export const DOCUMENT = 'application/vnd.google-apps.document';
