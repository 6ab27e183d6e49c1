import type { DriveItem } from '../drive/control.ts';
import type { DriveSettings } from '../drive/state.ts';
import { controlApi } from './control-api.ts';

export type { DriveItem, DriveSettings };

export type DriveClient = ReturnType<typeof driveClient>;

/** Google Drive as the people of the bakery use it in their browsers. */
export function driveClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'drive');
  return {
    /** Those that are not in the trash. */
    documents: () => api.get<DriveItem[]>('/documents'),
    folders: () => api.get<DriveItem[]>('/folders'),
    trash: () => api.get<DriveItem[]>('/trash'),
    file: (id: string) => api.get<DriveItem>(`/files/${id}`),
    /** A person writes over all of a document. */
    edit: (id: string, text: string) => api.put<DriveItem>(`/files/${id}/text`, { text }),
    rename: (id: string, name: string) => api.put<DriveItem>(`/files/${id}/name`, { name }),
    moveToTrash: (id: string) => api.post<DriveItem>(`/files/${id}/trash`),
    restore: (id: string) => api.post<DriveItem>(`/files/${id}/restore`),
    /** For good; a folder with all that lies in it. */
    delete: (id: string) => api.delete<Record<string, never>>(`/files/${id}`),
    /** E.g. `{searchDelayMs: 30_000}`: a search does not find what was just created. */
    configure: (settings: Partial<DriveSettings>) => api.patch<DriveSettings>('/settings', settings),
  };
}
