import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';

const OUT = new URL('../../cdk.out/', import.meta.url);

const read = (path: string) => readFileSync(new URL(path, OUT), 'utf8');

interface Assembly {
  artifacts: Record<string, { type: string; displayName?: string; properties: { templateFile?: string } }>;
}

/** What `cdk synth` has written: the very templates that would be deployed. @param bakery absent: the pipeline */
export function template(stack: string, bakery?: 'Dev' | 'Prod'): Template {
  const folder = bakery ? `assembly-Ovenbird-${bakery}/` : '';
  const { artifacts } = JSON.parse(read(`${folder}manifest.json`)) as Assembly;
  const name = bakery ? `Ovenbird/${bakery}/${stack}` : stack;
  const found = Object.values(artifacts).find(
    (one) => one.type === 'aws:cloudformation:stack' && one.displayName?.startsWith(name),
  );
  if (!found?.properties.templateFile) throw new Error(`there is no stack ${name}: ${Object.keys(artifacts)}`);
  return Template.fromJSON(JSON.parse(read(`${folder}${found.properties.templateFile}`)));
}
