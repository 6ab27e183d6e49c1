import { template } from './templates.ts';

/** The state machine as Step Functions gets it, with plausible ARNs in the place of references. */
export function definition() {
  const [machine] = Object.values(template('Auction', 'Dev').findResources('AWS::StepFunctions::StateMachine'));
  const { DefinitionString } = machine?.Properties ?? {};
  const [separator, parts] = DefinitionString['Fn::Join'] as [string, (string | object)[]];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : resolved(part))).join(separator));
}

function resolved(reference: object): string {
  if ('Ref' in reference && reference.Ref === 'AWS::Partition') return 'aws';
  return 'arn:aws:lambda:eu-west-1:111122223333:function:Steps';
}

/** Amazon's States Language, as far as we read it. */
export interface State {
  Type: string;
  Branches?: Machine[];
  ItemProcessor?: Machine;
}
interface Machine {
  States: Record<string, State>;
}

/** Every state, those within others too. */
export function statesOf({ States }: Machine): Record<string, State> {
  const inner = Object.values(States).flatMap(({ Branches = [], ItemProcessor }) => [
    ...Branches,
    ...(ItemProcessor ? [ItemProcessor] : []),
  ]);
  return Object.assign({}, States, ...inner.map(statesOf));
}
