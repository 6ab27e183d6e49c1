import { Gauge, type Registry } from 'prom-client';

/** Says which role this process has, so that somebody notices when there is none of a role. Always 1. */
export function tellProcess(registry: Registry, role: string): void {
  const gauge = new Gauge({
    name: 'ovenbird_process_info',
    help: 'A process of Ovenbird, by its role.',
    labelNames: ['role'],
    registers: [registry],
  });
  gauge.set({ role }, 1);
}
