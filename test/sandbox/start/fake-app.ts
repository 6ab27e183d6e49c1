/** Stands for the app: ready at once, writes down where things are, ends when told, or at the first POST. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.end('ok');
  if (request.method === 'POST') process.exit(7);
});
server.listen(Number(process.env.OPS_PORT), process.env.BIND_ADDRESS);

const { MONGODB_URI, MONGODB_URI_FILE, JIRA_BASE_URL, SLACK_BOT_TOKEN, PORT, BIND_ADDRESS, AUTH_SIGNING_KEYS_FILE } =
  process.env;
writeFileSync(
  `${process.env.DATA_DIR}/app.json`,
  JSON.stringify({
    ...{ MONGODB_URI, MONGODB_URI_FILE, JIRA_BASE_URL, SLACK_BOT_TOKEN },
    ...{ PORT, BIND_ADDRESS, AUTH_SIGNING_KEYS_FILE },
  }),
);

process.once('SIGINT', () => {
  writeFileSync(`${process.env.DATA_DIR}/stopped`, 'in order');
  server.close();
  server.closeAllConnections();
});
