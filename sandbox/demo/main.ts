import { runDemo } from './run.ts';

const port = process.env.SANDBOX_PORT?.trim() || '4000';
process.exitCode = await runDemo({ url: `http://127.0.0.1:${port}`, output: process.stdout });
