/** Says that this process is ready, as Ovenbird's log does. @param port where it listens, if it does */
export function ready(port?: number): void {
  if (port !== undefined) console.log(JSON.stringify({ msg: 'listening', port }));
  console.log(JSON.stringify({ msg: 'ready' }));
}

/** @throws when the variable is not set */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
