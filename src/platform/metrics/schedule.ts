import { Counter, Gauge, type Registry } from 'prom-client';

interface LookedAfter {
  line: string;
  outcome: 'written' | 'in_order' | 'failed';
}

/** What the clock of this process did. Its figures are its own: add up the runs, take the newest success. */
export function createScheduleMetrics(registry: Registry) {
  const runs = new Counter({
    name: 'ovenbird_schedule_runs_total',
    help: 'Lines of the schedule that were due and written by this process, or could not be looked after.',
    labelNames: ['line', 'outcome'],
    registers: [registry],
  });
  const success = new Gauge({
    name: 'ovenbird_schedule_last_success_timestamp_seconds',
    help: 'When this process last saw that a line of the schedule is in order: its latest event is in the books.',
    labelNames: ['line'],
    registers: [registry],
  });

  return {
    lineLookedAfter({ line, outcome }: LookedAfter): void {
      // Also a count of 0 is said: the first run is to be seen as an increase.
      for (const counted of ['written', 'failed']) runs.inc({ line, outcome: counted }, counted === outcome ? 1 : 0);
      if (outcome !== 'failed') success.setToCurrentTime({ line });
    },
  };
}
