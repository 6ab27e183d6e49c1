import { defineEmulator } from 'emulate';

/** An object as it lies in the bucket. */
export interface StoredObject {
  /** The bucket and the key, as they stand in the address. */
  path: string;
  contentType: string;
  /** Base64. */
  body: string;
  writtenAt: string;
}

/** An object as somebody sees it in the console. */
export interface SeenObject {
  key: string;
  text: string;
  writtenAt: string;
}

interface ObjectsState {
  objects: StoredObject[];
}

/** Where the bucket hands in what was written; no way leads here from outside. */
export const WRITTEN = '/written';

/** Keeps the bucket's objects from one start to the next, and shows them. */
export const objects = defineEmulator<ObjectsState>({
  name: 's3',
  state: () => ({ objects: [] }),
  setup: ({ app, state }) => {
    app.get(WRITTEN, (call) => call.json(state.objects));
    app.post(WRITTEN, async (call) => {
      const { path, contentType, body, writtenAt } = (await call.req.json()) as StoredObject;
      const others = state.objects.filter((object) => object.path !== path);
      state.objects = [...others, { path, contentType, body, writtenAt }];
      return call.json({}, 201);
    });
    app.get('/control/objects', (call) => {
      const seen: SeenObject[] = state.objects.map(({ path, body, writtenAt }) => ({
        key: decodeURIComponent(path.split('/').slice(2).join('/')),
        text: Buffer.from(body, 'base64').toString(),
        writtenAt,
      }));
      return call.json(seen);
    });
  },
});
