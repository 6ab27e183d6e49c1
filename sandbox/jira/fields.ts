import { type Adf, adfFault } from './adf.ts';
import { fieldErrors } from './errors.ts';
import { ISSUE_TYPE, PROJECT } from './site.ts';
import type { Issue, JiraSettings } from './state.ts';

export type EditableFields = Pick<Issue, 'summary' | 'description' | 'duedate' | 'labels'>;

/** Thrown out by JSON: everything may come. */
export type RawFields = Record<string, unknown>;

/** Jira's limit on a text field, which counts the document as JSON. */
const TEXT_LIMIT = 32_767;
const SUMMARY_LIMIT = 255;
const LABEL_LIMIT = 255;

type Checked<Value> = { value: Value } | { fault: string };

const CHECKS: { [Field in keyof EditableFields]: (value: unknown) => Checked<EditableFields[Field]> } = {
  summary: (value) => {
    if (typeof value !== 'string' || value.trim() === '') return { fault: 'You must specify a summary of the issue.' };
    if (/[\r\n]/.test(value)) return { fault: 'The summary is invalid because it contains newline characters.' };
    if (value.length > SUMMARY_LIMIT) return { fault: `Summary can't exceed ${SUMMARY_LIMIT} characters.` };
    return { value };
  },
  description: (value) => (value === null ? { value } : checkDocument(value)),
  duedate: (value) => {
    if (value === null) return { value };
    if (typeof value === 'string' && isDate(value)) return { value };
    return { fault: `Error parsing date string: ${value}` };
  },
  labels: (value) => {
    if (!Array.isArray(value) || value.some((label) => typeof label !== 'string')) {
      return { fault: 'data was not an array of strings' };
    }
    const labels = value as string[];
    const spaced = labels.find((label) => /\s/.test(label));
    if (spaced !== undefined) return { fault: `The label '${spaced}' contains spaces which is invalid.` };
    const long = labels.find((label) => label.length > LABEL_LIMIT);
    if (long !== undefined) return { fault: `The label '${long}' exceeds the maximum length of ${LABEL_LIMIT}.` };
    return { value: [...new Set(labels)] };
  },
};

/** A document for a description or a comment, or why Jira would not take it. */
export function checkDocument(value: unknown): Checked<Adf> {
  const fault = adfFault(value);
  if (typeof value === 'string') {
    return { fault: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' };
  }
  // Jira says INVALID_INPUT and no more; what is wrong helps whoever builds the document.
  if (fault !== undefined) return { fault: `INVALID_INPUT: ${fault}` };
  if (JSON.stringify(value).length > TEXT_LIMIT) return { fault: 'CONTENT_LIMIT_EXCEEDED' };
  return { value: value as Adf };
}

/**
 * The fields to write, out of a create or an edit request.
 *
 * @throws JiraError 400 naming every field that is unknown, not on the screen, or has a value that Jira refuses
 */
export function readFields(raw: RawFields, settings: JiraSettings): Partial<EditableFields> {
  const errors: Record<string, string> = {};
  const fields: Partial<EditableFields> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!isEditable(name) || (name === 'duedate' && !settings.duedateOnScreen)) {
      errors[name] = `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
      continue;
    }
    const checked = CHECKS[name](value);
    if ('fault' in checked) errors[name] = checked.fault;
    else Object.assign(fields, { [name]: checked.value });
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  return fields;
}

/** @throws JiraError 400 when project or issue type are none of this site */
export function checkPlace(project: unknown, issuetype: unknown): void {
  const errors: Record<string, string> = {};
  if (!names(project, [PROJECT.key, PROJECT.id])) errors.project = 'valid project is required';
  if (!names(issuetype, [ISSUE_TYPE.name, ISSUE_TYPE.id])) errors.issuetype = 'Specify a valid issue type';
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
}

function names(reference: unknown, accepted: readonly string[]): boolean {
  if (typeof reference !== 'object' || reference === null) return false;
  const { id, key, name } = reference as { id?: unknown; key?: unknown; name?: unknown };
  return accepted.includes(String(id ?? key ?? name));
}

function isEditable(name: string): name is keyof EditableFields {
  return Object.hasOwn(CHECKS, name);
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
