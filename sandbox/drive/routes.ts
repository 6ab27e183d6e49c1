import type { EmulatorContext } from 'emulate';
import { z } from 'zod';
import { DriveError, fileNotFound, invalid } from './errors.ts';
import { pick } from './fields.ts';
import type { FileChange, Files, NewFile } from './files.ts';
import { parseUpload } from './multipart.ts';
import type { Presenter } from './present.ts';
import { ACCOUNT, DOCUMENT, SHARED_DRIVE } from './site.ts';
import type { DriveFile, DriveSettings, DriveState } from './state.ts';
import { converted, textOf } from './text.ts';

export type App = EmulatorContext<DriveState>['app'];
export type Call = Parameters<Parameters<App['get']>[1]>[0];

export interface RouteOptions {
  app: App;
  files: Files;
  present: Presenter;
  settings: DriveSettings;
}

const FILES = '/drive/v3/files';
const UPLOAD = '/upload/drive/v3/files';
const USUAL_FIELDS = 'kind,id,name,mimeType';

const properties = z.record(z.string(), z.string());
const newFile = z.object({
  name: z.string().min(1).default('Untitled'),
  mimeType: z.string(),
  parents: z.array(z.string()).optional(),
  appProperties: properties.optional(),
});
const fileChange = z.object({
  name: z.string().min(1).optional(),
  trashed: z.boolean().optional(),
  appProperties: properties.optional(),
});

/** @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files */
export function fileRoutes({ app, files, present }: Omit<RouteOptions, 'settings'>): void {
  const answer = (call: Call, file: DriveFile) =>
    call.json(pick(present.resource(file), call.req.query('fields') ?? USUAL_FIELDS));
  const create = (call: Call, metadata: unknown, html: string) => {
    const wanted: NewFile = parsed(newFile, metadata);
    if (!knowsSharedDrives(call) && wanted.parents?.[0]) throw fileNotFound(wanted.parents[0]);
    return answer(call, files.create(wanted, html, ACCOUNT));
  };
  const change = (call: Call, metadata: unknown, content: Pick<FileChange, 'html'>) => {
    const { trashed, ...rest } = parsed(fileChange, metadata);
    const asked = { ...rest, ...(trashed !== undefined && { explicitlyTrashed: trashed }), ...content };
    return answer(call, files.change(fileOf(call, files), asked, ACCOUNT));
  };

  app.post(FILES, async (call) => create(call, await jsonOf(call), ''));
  app.post(UPLOAD, async (call) => {
    const { metadata, media } = await uploadOf(call);
    return create(call, metadata, converted(media));
  });
  app.patch(`${FILES}/:id`, async (call) => change(call, await jsonOf(call), {}));
  app.patch(`${UPLOAD}/:id`, async (call) => {
    const { metadata, media } = await uploadOf(call);
    return change(call, metadata, { html: converted(media) });
  });

  app.get(`${FILES}/:id`, (call) => {
    const file = fileOf(call, files);
    if (call.req.query('alt') !== 'media') return answer(call, file);
    const message = 'Only files with binary content can be downloaded. Use Export with Docs Editors files.';
    throw new DriveError(403, 'fileNotDownloadable', message);
  });

  app.get(`${FILES}/:id/export`, (call) => {
    const file = fileOf(call, files);
    if (file.mimeType !== DOCUMENT)
      throw new DriveError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
    const mimeType = call.req.query('mimeType') ?? '';
    const written = { 'text/html': file.html, 'text/plain': textOf(file.html) }[mimeType];
    if (written === undefined) throw invalid('The requested conversion is not supported.');
    return call.body(written, 200, { 'content-type': `${mimeType}; charset=utf-8` });
  });

  app.delete(`${FILES}/:id`, (call) => {
    fileOf(call, files);
    const message = 'The user does not have sufficient permissions for this file.';
    throw new DriveError(403, 'insufficientFilePermissions', message);
  });
}

/** @see https://developers.google.com/workspace/drive/api/reference/rest/v3/drives/get */
export function driveRoute({ app }: Pick<RouteOptions, 'app'>): void {
  app.get('/drive/v3/drives/:id', (call) => {
    const id = call.req.param('id');
    if (id !== SHARED_DRIVE.id) throw new DriveError(404, 'notFound', `Shared drive not found: ${id}`);
    const capabilities = { canAddChildren: true, canEdit: true, canTrashChildren: true };
    const drive = { kind: 'drive#drive', ...SHARED_DRIVE, capabilities };
    return call.json(pick(drive, call.req.query('fields') ?? 'kind,id,name'));
  });
}

/** Who does not say that they know of shared drives is not told of what lies there. */
export function knowsSharedDrives(call: Call): boolean {
  return call.req.query('supportsAllDrives') === 'true';
}

function fileOf(call: Call, files: Files): DriveFile {
  const id = call.req.param('id');
  if (!knowsSharedDrives(call)) throw fileNotFound(id);
  return files.get(id);
}

async function jsonOf(call: Call): Promise<unknown> {
  const text = await call.req.text();
  return text === '' ? {} : JSON.parse(text);
}

async function uploadOf(call: Call) {
  if (call.req.query('uploadType') !== 'multipart') throw invalid('This stand-in takes multipart uploads only.');
  return parseUpload(call.req.header('content-type') ?? '', await call.req.text());
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalid(z.prettifyError(result.error));
}
