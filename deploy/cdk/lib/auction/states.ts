import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  type Chain,
  Choice,
  Condition,
  type IChainable,
  JsonPath,
  Pass,
  Result,
  type State,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { StepName } from '../../../../src/services/auction/index.ts';
import type { Work } from '../../lambda/auction/work.ts';

/** With the pauses below: somewhat more than an hour. */
const MOST_TRIES = 20;

/** What a state asks for: some fields as they are, others by where they stand in its input. */
export type Asked = { work: Work['work'] } & Record<string, unknown>;

interface StatesProps {
  steps: IFunction;
  operators: ITopic;
}

/** The states that the machine is made of. Each asks the function for one piece of work. */
export function createStates(scope: Construct, { steps, operators }: StatesProps) {
  function task(name: string, asked: Asked, resultPath?: string): LambdaInvoke {
    const state = new LambdaInvoke(scope, name, {
      ...{ lambdaFunction: steps, resultPath, payload: TaskInput.fromObject(asked) },
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    });
    // What the other side refuses for good is noted already, and no repetition mends it.
    state.addRetry({ errors: ['PermanentFailure'], maxAttempts: 0 });
    state.addRetry({
      ...{ errors: ['States.ALL'], maxAttempts: MOST_TRIES },
      ...{ interval: Duration.seconds(2), backoffRate: 2, maxDelay: Duration.minutes(5) },
    });
    return state;
  }

  /** Where MongoDB itself is away, the operators hear of it past the books. */
  const sayToOperators = (name: string, what: string): SnsPublish =>
    new SnsPublish(scope, name, {
      topic: operators,
      subject: 'The energy auction',
      message: TaskInput.fromText(JsonPath.format(`${what}: {}`, JsonPath.stringAt('$.error.Cause'))),
      resultPath: JsonPath.DISCARD,
    });

  const outcome = (name: string, result: 'done' | 'failed'): Pass =>
    new Pass(scope, name, { result: Result.fromString(result) });

  /** The team hears of a step that failed for good, in the books' own way: once, by the workers. The outcome is `failed`. */
  function tell(step: StepName, where: string): State {
    const failed = outcome(`${where}: failed`, 'failed');
    const asked = { work: 'tell' as const, run: JsonPath.stringAt('$.run'), step, error: JsonPath.objectAt('$.error') };
    const told = task(`${where}: tell the team`, asked, JsonPath.DISCARD);
    const past = sayToOperators(`${where}: tell the operators`, `A run of the auction failed at ${step}`);
    told.addCatch(past.next(failed), { resultPath: '$.error' });
    told.next(failed);
    return told;
  }

  return {
    task,
    sayToOperators,
    outcome,
    tell,

    /**
     * Asks for work until it is done: whoever must wait is waited for as long as the work says.
     *
     * @param failed where to go when it cannot be done; `$.error` says why
     */
    untilDone(name: string, asked: Asked, { next, failed }: { next: IChainable; failed: IChainable }): Chain {
      const asking = task(name, asked, '$.answer');
      asking.addCatch(failed, { resultPath: '$.error' });
      const wait = new Wait(scope, `${name}: wait`, { time: WaitTime.secondsPath('$.answer.seconds') });
      wait.next(asking);
      const again = new Choice(scope, `${name}: again?`);
      again.when(Condition.booleanEquals('$.answer.again', true), wait).otherwise(next);
      return asking.next(again);
    },

    /** Goes one way where something is due after a step, and another where the run ends there. */
    ifDue: (name: string, due: IChainable, over: IChainable): Choice =>
      new Choice(scope, name).when(Condition.isPresent('$.answer.due[0]'), due).otherwise(over),

    /** Goes one way where any of `$.outcomes` is `failed`, and another where none is. */
    ifFailed(name: string, failed: IChainable, done: IChainable): Chain {
      const any = JsonPath.arrayContains(JsonPath.listAt('$.outcomes'), 'failed');
      const look = new Pass(scope, `${name}: look`, { parameters: { any }, resultPath: '$.failed' });
      return look.next(
        new Choice(scope, name).when(Condition.booleanEquals('$.failed.any', true), failed).otherwise(done),
      );
    },
  };
}

export type States = ReturnType<typeof createStates>;
