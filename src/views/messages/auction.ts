import type { AuctionNote, AuctionRun, NewAuctionRecord, RunState } from '../../services/auction/index.ts';
import { actions, button, context, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { counted, slackDate } from '../format.ts';

export const RUN_AUCTION_NOW = 'auction.run-now';

/** So many runs are shown. */
export const MOST_RUNS_SHOWN = 10;

const LONGEST_PARAMETER = 60;
const LONGEST_REASON = 300;

const MARKS: Readonly<Record<RunState, string>> = {
  starting: ':hourglass_flowing_sand:',
  waiting: ':hourglass_flowing_sand:',
  overdue: ':warning:',
  settling: ':hourglass_flowing_sand:',
  failed: ':x:',
  abandoned: ':x:',
  empty: ':zzz:',
  done: ':white_check_mark:',
};

const WORDS: Readonly<Record<RunState, string>> = {
  starting: 'starting',
  waiting: 'waiting for results',
  overdue: 'results overdue',
  settling: 'writing the results down',
  failed: 'stopped',
  abandoned: 'given up: no results in 24 hours',
  empty: 'there was nothing to put up',
  done: 'done',
};

/** The last runs of the auction. @param manager who may run it now */
export function auctionRuns(runs: readonly AuctionRun[], { manager }: { manager: boolean }): Message {
  const text = runs.length > 0 ? 'The energy auction: the last runs' : 'The energy auction has not run so far.';
  const { blocks } = sectionsOf(runs.slice(0, MOST_RUNS_SHOWN).map(runLine), MOST_SECTIONS);
  return {
    text,
    blocks: [
      section(`:zap: *${text}*`),
      ...blocks,
      context('Records are put up each hour, on the hour, and kept for a day.'),
      ...actions(manager ? [button(RUN_AUCTION_NOW, 'Run it now')] : []),
    ],
  };
}

/** `:white_check_mark: <when> · 120 records · 80 accepted · 40 rejected · done` */
function runLine({ startedAt, by, records, accepted, rejected, state, reason }: AuctionRun): string {
  const isJudged = accepted + rejected > 0;
  const parts = [
    `${MARKS[state]} ${slackDate(startedAt)}`,
    ...(by ? [`asked for by ${short(by.name)}`] : []),
    ...(records > 0 ? [counted(records, 'record')] : []),
    ...(isJudged ? [`${accepted} accepted`, `${rejected} rejected`] : []),
    WORDS[state],
  ];
  return `${parts.join(' · ')}${reason ? `\n> ${oneLine(reason)}` : ''}`;
}

/** What the team hears of the auction by itself. */
export function auctionNote(note: AuctionNote): Message {
  const { run } = note;
  const which = `of ${slackDate(run.startedAt)} with ${counted(run.records, 'record')}`;
  switch (note.kind) {
    case 'auction-rejected': {
      const text = `The auction rejected ${note.total} of ${counted(run.records, 'order')}.`;
      const { blocks } = sectionsOf(note.rejected.map(rejectedLine), MOST_SECTIONS);
      const more = note.total - note.rejected.length;
      return {
        text,
        blocks: [section(`:zap: *${text}*`), ...blocks, ...(more > 0 ? [context(`And ${more} more.`)] : [])],
      };
    }
    case 'auction-late': {
      const what =
        note.state === 'overdue'
          ? 'has no results yet. I go on asking; nothing needs to be done here.'
          : 'had no results in 24 hours, and is given up. Its records are gone.';
      const text = `The auction’s run ${which} ${what}`;
      return { text, blocks: [section(`:warning: ${text} Handed in ${slackDate(note.since)}.`)] };
    }
    case 'auction-failed': {
      const text = `The auction’s run ${which} has stopped.`;
      const how = 'When it is mended: `/bakery status`, and Retry.';
      return { text, blocks: [section(`:x: ${text}\n> ${oneLine(note.reason)}`), context(how)] };
    }
  }
}

function rejectedLine({ record_id, parameter_1, parameter_2 }: NewAuctionRecord): string {
  return `• *${short(record_id)}*: ${escapeWithin(parameter_1.replace(/\s+/g, ' '), LONGEST_PARAMETER)}, ${parameter_2}`;
}

function oneLine(text: string): string {
  return escapeWithin(text.replace(/\s+/g, ' '), LONGEST_REASON);
}
