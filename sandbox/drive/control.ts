import { z } from 'zod';
import { invalid } from './errors.ts';
import type { Call, RouteOptions } from './routes.ts';
import { DOCUMENT, FOLDER, PERSON } from './site.ts';
import type { DriveFile } from './state.ts';
import { htmlOf, textOf } from './text.ts';

/** A folder or a document as a person sees it in the browser. */
export interface DriveItem {
  id: string;
  name: string;
  /** The name of the folder it lies in; null at the top. */
  folder: string | null;
  /** What a document says, a line for each paragraph; empty for a folder. */
  text: string;
  html: string;
  trashed: boolean;
  /** Counts its changes. */
  version: number;
  createdAt: string;
  modifiedAt: string;
  modifiedBy: string;
  appProperties: Record<string, string>;
  /** Where it is read. */
  url: string;
}

const edit = z.strictObject({ text: z.string() });
const renaming = z.strictObject({ name: z.string().min(1) });
const settingsChange = z.strictObject({ searchDelayMs: z.int().nonnegative().optional() });

/** What people do in Google Drive: they read documents, edit and rename them, use the trash, delete for good. */
export function controlRoutes({ app, files, present, settings }: RouteOptions): void {
  const view = (file: DriveFile): DriveItem => ({
    id: file.id,
    name: file.name,
    folder: files.find(file.parent)?.name ?? null,
    text: textOf(file.html),
    html: file.html,
    trashed: files.isTrashed(file),
    version: file.version,
    createdAt: file.createdTime,
    modifiedAt: file.modifiedTime,
    modifiedBy: file.modifiedBy.displayName,
    appProperties: file.appProperties,
    url: present.urlOf(file),
  });
  const fileOf = (call: Call) => files.get(call.req.param('id'));
  const list = (holds: (file: DriveFile) => boolean) => files.all().filter(holds).map(view);

  app.get('/control/documents', (call) =>
    call.json(list((file) => file.mimeType === DOCUMENT && !files.isTrashed(file))),
  );
  app.get('/control/folders', (call) => call.json(list((file) => file.mimeType === FOLDER && !files.isTrashed(file))));
  app.get('/control/trash', (call) => call.json(list(files.isTrashed)));
  app.get('/control/files/:id', (call) => call.json(view(fileOf(call))));

  app.put('/control/files/:id/text', async (call) => {
    const { text } = await bodyOf(call, edit);
    const file = fileOf(call);
    if (file.mimeType !== DOCUMENT) throw invalid('A folder says nothing.');
    return call.json(view(files.change(file, { html: htmlOf(text) }, PERSON)));
  });
  app.put('/control/files/:id/name', async (call) => {
    const { name } = await bodyOf(call, renaming);
    return call.json(view(files.change(fileOf(call), { name }, PERSON)));
  });
  app.post('/control/files/:id/trash', (call) =>
    call.json(view(files.change(fileOf(call), { explicitlyTrashed: true }, PERSON))),
  );
  app.post('/control/files/:id/restore', (call) =>
    call.json(view(files.change(fileOf(call), { explicitlyTrashed: false }, PERSON))),
  );
  app.delete('/control/files/:id', (call) => {
    files.remove(fileOf(call));
    return call.json({});
  });

  app.get('/control/settings', (call) => call.json(settings));
  app.patch('/control/settings', async (call) =>
    call.json(Object.assign(settings, await bodyOf(call, settingsChange))),
  );
}

async function bodyOf<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await call.req.json());
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}
