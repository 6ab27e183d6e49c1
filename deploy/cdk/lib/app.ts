import { App, type AppProps } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { readInstallation } from './installation.ts';
import { PipelineStack } from './pipeline-stack.ts';

/**
 * Everything that is installed: the pipeline, and in it both bakeries. Nothing is looked up in an account, so that it is
 * put together without one.
 */
export function createApp({ context, ...props }: AppProps = {}): App {
  const app = new App({ ...props, context: { ...flags, ...context } });
  const installation = readInstallation(app.node.tryGetContext('ovenbird'));
  new PipelineStack(app, 'Ovenbird', { installation, env: { region: installation.region } });
  return app;
}
