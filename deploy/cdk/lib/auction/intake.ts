import { CfnOutput } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { BakerySettings } from '../installation.ts';
import type { Size } from '../sizes.ts';

export interface IntakeProps {
  handler: IFunction;
  tokens: BakerySettings['tokens'];
  size: Size;
}

const ROUTES = [
  { path: '/auction/orders', method: HttpMethod.POST, scope: 'auction:submit' },
  { path: '/auction/orders/{record_id}', method: HttpMethod.GET, scope: 'auction:read' },
] as const;

/** Where records are handed in. Whoever has no token with the scope is refused before anything of ours runs. */
export class Intake extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { handler, tokens, size }: IntakeProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Records for the energy auction' });
    const authorizer = new HttpJwtAuthorizer('Tokens', tokens.issuer, { jwtAudience: [tokens.audience] });
    const integration = new HttpLambdaIntegration('Handler', handler);
    for (const { path, method, scope: needed } of ROUTES) {
      this.api.addRoutes({ path, methods: [method], integration, authorizer, authorizationScopes: [needed] });
    }
    const logGroup = new LogGroup(this, 'Log', { retention: size.logs, removalPolicy: size.removal });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup) },
    });
    new CfnOutput(this, 'Address', { value: `${stage.url}auction/orders` });
  }
}
