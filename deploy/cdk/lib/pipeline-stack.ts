import { Aspects, Stack, type StackProps } from 'aws-cdk-lib';
import { BuildSpec, ComputeType, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import {
  CodePipeline,
  CodePipelineSource,
  ManualApprovalStep,
  ShellStep,
  type StageDeployment,
} from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { secretOf } from './bakery-secret.ts';
import { BakeryStage } from './bakery-stage.ts';
import { explainExceptions } from './exceptions.ts';
import type { Installation } from './installation.ts';
import { Notices } from './notices.ts';
import { sizes } from './sizes.ts';

export interface PipelineProps extends StackProps {
  installation: Installation;
}

/** From the main branch to dev, and, when somebody approves, to prod. It brings itself up to date first. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { installation, ...props }: PipelineProps) {
    super(scope, id, { ...props, stackName: 'ovenbird-pipeline', description: 'Ovenbird: delivery' });
    const { source, dev, prod, region } = installation;
    const env = { region };

    const pipeline = new CodePipeline(this, 'Pipeline', {
      pipelineName: 'ovenbird',
      crossAccountKeys: false,
      synth: new ShellStep('Synth', {
        input: CodePipelineSource.connection(source.repository, source.branch, { connectionArn: source.connection }),
        // The root has the sources that the functions are bundled from, and the Node that runs all this.
        installCommands: ['npm ci', 'npm ci --prefix deploy/cdk'],
        commands: ['cd deploy/cdk', 'npx cdk synth --quiet'],
        primaryOutputDirectory: 'deploy/cdk/cdk.out',
      }),
      codeBuildDefaults: {
        buildEnvironment: { buildImage: LinuxBuildImage.STANDARD_7_0, computeType: ComputeType.SMALL },
        partialBuildSpec: BuildSpec.fromObject({
          phases: { install: { 'runtime-versions': { nodejs: '22' } } },
        }),
      },
    });

    const onDev = new BakeryStage(this, 'Dev', { env, name: 'dev', settings: dev });
    answers(pipeline.addStage(onDev), onDev);
    const onProd = new BakeryStage(this, 'Prod', { env, name: 'prod', settings: prod });
    answers(pipeline.addStage(onProd, { pre: [new ManualApprovalStep('Approve')] }), onProd);
    pipeline.buildPipeline();

    const { topic } = new Notices(this, 'Notices', {
      ...{ secret: secretOf(this, 'dev'), size: sizes[dev.size], operators: dev.operators },
    });
    new Rule(this, 'Failed', {
      description: 'The main branch could not be delivered',
      eventPattern: {
        source: ['aws.codepipeline'],
        detailType: ['CodePipeline Pipeline Execution State Change'],
        detail: { pipeline: [pipeline.pipeline.pipelineName], state: ['FAILED'] },
      },
      targets: [new SnsTopic(topic)],
    });
    Aspects.of(this).add(explainExceptions);
  }
}

/** What was deployed must answer, or the pipeline goes no further. */
function answers(stage: StageDeployment, { address }: BakeryStage): void {
  const step = new ShellStep('Answers', {
    envFromCfnOutputs: { ADDRESS: address },
    commands: ['curl --fail --silent --show-error --retry 10 --retry-all-errors --retry-delay 6 "$ADDRESS/heartbeat"'],
  });
  stage.addPost(step);
}
