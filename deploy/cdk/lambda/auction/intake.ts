import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createLogger } from '../../../../src/platform/logger.ts';
import { openBakery } from '../support/bakery.ts';
import { readConfiguration } from '../support/configuration.ts';
import { opened } from '../support/once.ts';
import { overHttp } from '../support/over-http.ts';
import { createAuctionApi } from './api.ts';

const api = opened(async () => {
  const config = await readConfiguration(process.env);
  if (!config.outsideIssuer) throw new Error('AUTH_ISSUER and AUTH_AUDIENCE are missing');
  const log = createLogger(config.logLevel);
  return overHttp(createAuctionApi({ bakery: openBakery(config), issuer: config.outsideIssuer, log }));
});

/** API Gateway has refused by then whoever has no token with the scope; the API looks at it again, as it does everywhere. */
export const handler = async (event: APIGatewayProxyEventV2) => (await api()).answer(event);
