import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const DEPLOY = resolve(import.meta.dirname, '../../deploy');
const SOURCES = [
  'helm/ovenbird/{Chart.yaml,values.yaml,values.schema.json,.helmignore}',
  'helm/ovenbird/{templates,ci}/*',
  'observe/{rules,dashboards}/*',
];

/** Tells whether the manifests in `rendered/` were made from the chart as it is now. @returns a hash of all that goes into them */
export function inputsHash(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: DEPLOY }).toSorted()) {
    const file = join(DEPLOY, path);
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

if (import.meta.main) console.log(inputsHash());
