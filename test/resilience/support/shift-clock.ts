/** Loaded into a process before its own code: its clock is `CLOCK_AHEAD_MS` ahead of everybody else's, or behind. */
const ahead = Number(process.env.CLOCK_AHEAD_MS);

globalThis.Date = new Proxy(Date, {
  construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [real.now() + ahead] : given, made),
  apply: (real) => new real(real.now() + ahead).toString(),
  get: (real, key) => (key === 'now' ? () => real.now() + ahead : Reflect.get(real, key)),
});
