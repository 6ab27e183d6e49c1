import { isDeepStrictEqual } from 'node:util';
import type { Missing, Outcome, PurchaseRequest } from './purchase-request.ts';
import type { TicketReading } from './supplier-desk.ts';

/** What a ticket means for its request. */
export interface Verdict {
  outcome: Outcome;
  missing?: Missing;
  /** Labels that say that something is missing, but name nothing of the ticket. */
  unknownLabels: string[];
}

/** Says that nothing was to be had, unless other labels say what in particular. */
const MISSING_ALL = 'missing-ingredients';
const MISSING = 'missing';

/**
 * Reads a ticket: what its state and labels mean. Labels match without regard to case, spaces, `-` and `_`. While one
 * names no ingredient of the ticket, the outcome stays as it was.
 */
export function verdictOf(request: PurchaseRequest, { state, labels }: TicketReading): Verdict {
  if (state === 'gone') return { outcome: 'gone', unknownLabels: [] };
  const said = labels.filter((label) => plain(label).startsWith(MISSING));
  const specific = said.filter((label) => plain(label) !== plain(MISSING_ALL));
  const named = new Map(request.names.map((name) => [plain(MISSING + name), name]));
  const unknownLabels = specific.filter((label) => !named.has(plain(label))).toSorted();
  if (unknownLabels.length > 0) return { outcome: request.outcome, missing: request.missing, unknownLabels };
  if (state === 'open') return { outcome: 'open', unknownLabels };
  if (said.length === 0) return { outcome: 'received', unknownLabels };
  const missing = specific.flatMap((label) => named.get(plain(label)) ?? []).toSorted();
  return { outcome: 'missing', missing: missing.length > 0 ? missing : 'all', unknownLabels };
}

/** True when the request is not as the verdict says. */
export function differs(request: PurchaseRequest, { outcome, missing }: Verdict): boolean {
  return request.outcome !== outcome || !isDeepStrictEqual(request.missing, missing);
}

/** True when other labels are unknown than the request has as such. */
export function hasOtherLabels({ unknownLabels = [] }: PurchaseRequest, verdict: Verdict): boolean {
  return !isDeepStrictEqual(unknownLabels, verdict.unknownLabels);
}

/** The labels that a supplier may put on a request's ticket. */
export function validLabels(request: PurchaseRequest): string[] {
  return [MISSING_ALL, ...request.names.map((name) => `${MISSING}-${name.replace(/\s+/g, '-')}`)];
}

function plain(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}
