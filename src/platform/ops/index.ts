export { createOpsServer, type OpsServer, type OpsServerOptions } from './server.ts';
