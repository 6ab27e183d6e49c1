import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request, as an HTTP API of API Gateway hands it to a function. */
export function httpEvent(
  method: string,
  rawPath: string,
  given: Partial<Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>>,
): APIGatewayProxyEventV2 {
  return {
    ...{ version: '2.0', routeKey: '$default', rawPath, rawQueryString: '', headers: {}, isBase64Encoded: false },
    requestContext: {
      ...{ accountId: '111122223333', apiId: 'api', domainName: 'api.example.com', domainPrefix: 'api' },
      ...{ requestId: 'request', routeKey: '$default', stage: '$default', time: '', timeEpoch: 0 },
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'meter' },
    },
    ...given,
  };
}
