/** Loaded into the app before its own code: when the sandbox is killed outright, the app stops too, and in order. */
process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
// The channel alone is no reason for the app to go on running.
process.channel?.unref();
