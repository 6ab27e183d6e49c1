import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  JsonPath,
  Map as MapState,
  Parallel,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WholeStep } from '../../lambda/auction/work.ts';
import type { States } from './states.ts';

/** So many runs, and pages of a run's orders, at the same time. */
const RUNS_AT_ONCE = 3;
const PAGES_AT_ONCE = 4;

const run = JsonPath.stringAt('$.run');

/**
 * An hour of the auction: the run is opened, the records are taken; each run is submitted and asked for until its results
 * are there; then its accepted orders are stored, page by page, while the rejected ones are reported.
 *
 * Input: `{}`, or `{"run": "<id>"}` to go on with a run that was broken off. Every step may be repeated.
 */
export function auctionDefinition(scope: Construct, states: States): IChainable {
  const { task, sayToOperators } = states;
  const failed = new Fail(scope, 'Failed', { error: 'AuctionFailed', cause: 'The team was told why.' });
  const caught = { resultPath: '$.error' };

  const take = task('Take the records', { work: 'take', run });
  take.addCatch(sayToOperators('Tell the operators: take', 'The records cannot be taken').next(failed), caught);
  const begin = task('Begin the hour', { work: 'begin' });
  begin.addCatch(sayToOperators('Tell the operators: begin', 'No run can be opened').next(failed), caught);

  const runs = new MapState(scope, 'Each run', {
    ...{ itemsPath: '$.runs', maxConcurrency: RUNS_AT_ONCE, resultPath: '$.outcomes' },
  });
  runs.itemProcessor(eachRun(scope, states));

  const done = new Succeed(scope, 'Done');
  const ended = states.ifFailed('Has a run failed?', failed, done);
  const first = new Choice(scope, 'Go on with a run?');
  begin.next(take).next(runs).next(ended);
  return first.when(Condition.isPresent('$.run'), take).otherwise(begin);
}

/** @returns what becomes of one run; its outcome is `done` or `failed` */
function eachRun(scope: Construct, states: States): IChainable {
  const { outcome, untilDone, tell, ifDue, ifFailed } = states;
  const step = (name: string, work: WholeStep, next: IChainable) =>
    untilDone(name, { work, run }, { next, failed: tell(work, name) });

  const over = outcome('The run is over', 'done');
  const settle = new Parallel(scope, 'Settle', { resultPath: '$.outcomes' });
  settle.branch(storing(scope, states));
  settle.branch(step('Report rejected orders', 'report', outcome('Reported', 'done')));
  const finish = step('Finish', 'finish', over);
  settle.next(ifFailed('Has anything failed?', outcome('The run failed', 'failed'), finish));

  const poll = step('Poll results', 'poll', ifDue('Are there results?', settle, over));
  return step('Submit the batch', 'submit', ifDue('Was there a batch?', poll, over));
}

/** Accepted orders are mapped over, a page each. What a page cannot store is left to the step itself, which comes last. */
function storing(scope: Construct, { task, outcome, untilDone, tell }: States): IChainable {
  const pages = new MapState(scope, 'Each page of accepted orders', {
    ...{ itemsPath: '$.found.pages', maxConcurrency: PAGES_AT_ONCE, resultPath: JsonPath.DISCARD },
    itemSelector: { run, places: JsonPath.listAt('$$.Map.Item.Value') },
  });
  const page = { work: 'store-page', run, places: JsonPath.listAt('$.places') } as const;
  pages.itemProcessor(
    untilDone('Store a page', page, {
      next: outcome('The page is stored', 'done'),
      failed: outcome('The page is left', 'failed'),
    }),
  );
  const find = task('Find accepted orders', { work: 'pages', run }, '$.found');
  find.addCatch(tell('store', 'Find accepted orders'), { resultPath: '$.error' });
  const store = untilDone(
    'Store what is left',
    { work: 'store', run },
    { next: outcome('Stored', 'done'), failed: tell('store', 'Store what is left') },
  );
  return find.next(pages).next(store);
}
