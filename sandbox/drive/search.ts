import { DriveError, invalid } from './errors.ts';
import { pick } from './fields.ts';
import { parseQuery } from './query.ts';
import { type Call, knowsSharedDrives, type RouteOptions } from './routes.ts';
import { SHARED_DRIVE } from './site.ts';
import type { DriveFile } from './state.ts';

const USUAL_FIELDS = 'kind,files(kind,id,name,mimeType)';
const USUAL_PAGE = 100;
const LONGEST_PAGE = 1_000;

/** @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/list */
export function searchRoute({ app, files, present, settings }: RouteOptions): void {
  const isIndexed = ({ createdTime }: DriveFile) => Date.parse(createdTime) + settings.searchDelayMs <= Date.now();

  app.get('/drive/v3/files', (call) => {
    const holds = parseQuery(call.req.query('q') ?? '');
    const found = searchesTheDrive(call)
      ? files.all().filter((file) => isIndexed(file) && holds(file, files.isTrashed(file)))
      : [];
    const sorted = call.req.query('orderBy') === undefined ? found : byCreation(call, found);
    const from = Number(call.req.query('pageToken') ?? 0);
    const size = Math.min(Number(call.req.query('pageSize') ?? USUAL_PAGE), LONGEST_PAGE);
    const next = from + size < sorted.length ? { nextPageToken: String(from + size) } : {};
    const page = sorted.slice(from, from + size).map(present.resource);
    const answer = { kind: 'drive#fileList', incompleteSearch: false, nextPageToken: undefined, ...next, files: page };
    return call.json(pick(answer, call.req.query('fields') ?? USUAL_FIELDS));
  });
}

/** Without all of these, a search covers the account's own drive, in which there is nothing. */
function searchesTheDrive(call: Call): boolean {
  const inDrive = call.req.query('corpora') === 'drive';
  const driveId = call.req.query('driveId');
  if (inDrive !== (driveId !== undefined)) {
    throw invalid('The driveId parameter must be specified if and only if corpora is set to drive.');
  }
  if (!inDrive) return false;
  if (!knowsSharedDrives(call) || call.req.query('includeItemsFromAllDrives') !== 'true') {
    throw invalid(
      'The includeItemsFromAllDrives and supportsAllDrives parameters must be true to search a shared drive.',
    );
  }
  if (driveId !== SHARED_DRIVE.id) throw new DriveError(404, 'notFound', `Shared drive not found: ${driveId}`);
  return true;
}

function byCreation(call: Call, found: readonly DriveFile[]): DriveFile[] {
  if (call.req.query('orderBy') !== 'createdTime') throw invalid('This stand-in sorts by createdTime only.');
  return found.toSorted((one, other) => Date.parse(one.createdTime) - Date.parse(other.createdTime));
}
