import { defineEmulator } from 'emulate';
import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { controlRoutes } from './control.ts';
import { DriveError, unauthorized } from './errors.ts';
import { createFiles } from './files.ts';
import { createPresenter } from './present.ts';
import { driveRoute, fileRoutes } from './routes.ts';
import { searchRoute } from './search.ts';
import { openSignIn } from './sign-in.ts';
import { SHARED_DRIVE } from './site.ts';
import { type DriveState, emptyDrive, usualSettings } from './state.ts';

/** Where people read a document. */
const READING = /^\/document\/d\/([^/]+)/;

function defineDrive(settings = usualSettings()) {
  return defineEmulator<DriveState>({
    name: 'drive',
    state: emptyDrive,
    setup: ({ app, state, baseUrl }) => {
      const broken = new DriveError(500, 'backendError', 'Internal Error');
      app.onError((error) => (error instanceof DriveError ? error : broken).toResponse());
      app.notFound(() => new DriveError(404, 'notFound', 'Not Found').toResponse());
      const files = createFiles(state);
      const options = { app, files, present: createPresenter(files, baseUrl), settings };
      searchRoute(options);
      fileRoutes(options);
      driveRoute(options);
      controlRoutes(options);
    },
  });
}

/**
 * Google Drive with one shared drive, and Google's token endpoint for the service account that Ovenbird is.
 *
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3
 */
export async function createDriveStandIn(options: StandInOptions): Promise<StandIn> {
  const { baseUrl } = options;
  const signIn = await openSignIn(baseUrl);
  const emulator = await openKeptEmulator(defineDrive(), options);

  /** A document as it looks in the browser. */
  async function shown(id: string): Promise<Response> {
    const found = await emulator.fetch(new Request(new URL(`/control/files/${id}`, baseUrl)));
    if (!found.ok) return found;
    const { html } = (await found.json()) as { html: string };
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }

  return {
    name: 'drive',
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/token' && request.method === 'POST') return signIn.token(request);
      const [, read] = READING.exec(pathname) ?? [];
      if (read) return shown(read);
      return signIn.accepts(request) ? emulator.fetch(request) : unauthorized().toResponse();
    },
    control: (request) => emulator.fetch(withPrefix(request, '/control')),
    env: {
      GOOGLE_CREDENTIALS: JSON.stringify(signIn.credentials),
      GOOGLE_DRIVE_ID: SHARED_DRIVE.id,
      GOOGLE_API_URL: baseUrl,
    },
    connect: () => {},
    close: () => emulator.close(),
  };
}
