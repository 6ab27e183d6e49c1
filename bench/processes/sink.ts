/** Takes whatever is posted to it, as Slack takes what is sent to a `response_url`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ready } from './ready.ts';

const server = createServer((request, response) => {
  request.resume().once('end', () => response.end('ok'));
});
server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port));
