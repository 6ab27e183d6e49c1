import type { RequestListener } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { listen } from '../../../../src/app/listen.ts';

/** Said by the connection, not by the request. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);

/**
 * Lets what answers HTTP elsewhere answer API Gateway: it listens within the function, and is asked over HTTP, so that
 * nothing of it needs to know.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function overHttp(listener: RequestListener) {
  const { port, stop } = await listen(listener, { port: 0, address: '127.0.0.1' });

  const answer = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { rawPath, rawQueryString, requestContext, isBase64Encoded, body } = event;
    const { method, sourceIp } = requestContext.http;
    const query = rawQueryString ? `?${rawQueryString}` : '';
    const response = await fetch(`http://127.0.0.1:${port}${rawPath}${query}`, {
      method,
      headers: { ...headersOf(event), 'x-forwarded-for': sourceIp },
      body: body === undefined ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
      redirect: 'manual',
    });
    const headers = [...response.headers].filter(([name]) => !OF_THE_CONNECTION.has(name));
    return { statusCode: response.status, headers: Object.fromEntries(headers), body: await response.text() };
  };
  return { answer, stop };
}

function headersOf({ headers }: APIGatewayProxyEventV2): Record<string, string> {
  const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(given.filter(([name]) => !OF_THE_CONNECTION.has(`${name}`.toLowerCase())));
}
