import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A rule of checkov that some resources need not keep. */
export interface Exception {
  check: string;
  type: string;
  /** Which of that type, by their place in the tree; absent: all. */
  at?: RegExp;
  why: string;
}

/** Every exception there is; a test holds that each is still needed somewhere. https://www.checkov.io/5.Policy%20Index/cloudformation.html */
export const exceptions: readonly Exception[] = [
  {
    ...{ check: 'CKV_AWS_115', type: 'AWS::Lambda::Function' },
    why: 'A new account has ten copies of functions in all, of which none can be reserved.',
  },
  {
    ...{ check: 'CKV_AWS_116', type: 'AWS::Lambda::Function' },
    why: 'Their callers keep what failed: Step Functions, API Gateway, the topic’s queue. The figures come again in a minute.',
  },
  {
    ...{ check: 'CKV_AWS_117', type: 'AWS::Lambda::Function', at: /\/Dev\/|\/Post\// },
    why: 'In dev there is no NAT gateway to leave a network by; what speaks to Slack alone needs no network.',
  },
  {
    ...{ check: 'CKV_AWS_173', type: 'AWS::Lambda::Function' },
    why: 'No secret is in the environment: functions read theirs from Secrets Manager. Lambda encrypts it with its own key.',
  },
  {
    ...{ check: 'CKV_AWS_158', type: 'AWS::Logs::LogGroup' },
    why: 'Logs hold no secrets and no text of people; CloudWatch encrypts them with its own key.',
  },
  {
    ...{ check: 'CKV_AWS_27', type: 'AWS::SQS::Queue' },
    why: 'Encrypted with SQS’s own key (SqsManagedSseEnabled), which the rule does not know.',
  },
  {
    ...{ check: 'CKV_AWS_18', type: 'AWS::S3::Bucket', at: /\/AccessLogs\// },
    why: 'It holds the logs of access.',
  },
  {
    ...{ check: 'CKV_AWS_18', type: 'AWS::S3::Bucket', at: /\/ArtifactsBucket\// },
    why: 'It holds what the pipeline made of a public commit, for as long as a run takes.',
  },
  {
    ...{ check: 'CKV_AWS_21', type: 'AWS::S3::Bucket', at: /\/ArtifactsBucket\// },
    why: 'Each run has names of its own in it.',
  },
  {
    ...{ check: 'CKV_AWS_111', type: 'AWS::IAM::Policy', at: /^Ovenbird\/Pipeline\/Assets\// },
    why: 'Written by CDK Pipelines: publishing an image takes ecr:GetAuthorizationToken, which knows no resource.',
  },
  {
    ...{ check: 'CKV_AWS_111', type: 'AWS::IAM::Policy', at: /\/Machines\/Role\// },
    why: 'Written by the CDK: a machine’s agent takes ecs:Submit* and ecr:GetAuthorizationToken, bound to the cluster where that can be.',
  },
  {
    ...{ check: 'CKV_AWS_260', type: 'AWS::EC2::SecurityGroup', at: /\/Front\/SecurityGroup\// },
    why: 'Port 80 answers with a redirect to HTTPS, and nothing else.',
  },
  {
    ...{ check: 'CKV_AWS_65', type: 'AWS::ECS::Cluster', at: /\/Dev\// },
    why: 'Container Insights costs more than all of dev.',
  },
  {
    ...{ check: 'CKV_AWS_88', type: 'AWS::EC2::LaunchTemplate', at: /\/Dev\// },
    why: 'Without a NAT gateway the machine needs an address of its own; its security group lets in the load balancer alone.',
  },
];

/** Writes each exception, and why, into the metadata of the resources that it is for. */
export const explainExceptions: IAspect = {
  visit(node: IConstruct): void {
    if (!(node instanceof CfnResource)) return;
    const { cfnResourceType: type } = node;
    const own = exceptions.filter((one) => one.type === type && (one.at?.test(`${node.node.path}/`) ?? true));
    if (own.length > 0)
      node.addMetadata('checkov', { skip: own.map(({ check, why }) => ({ id: check, comment: why })) });
  },
};
