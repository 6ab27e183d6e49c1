import type { Fault } from '../faults.ts';
import type { StandInName } from '../stand-in.ts';
import { controlApi } from './control-api.ts';

export type { Fault };

export type ActiveFault = Fault & { service: StandInName };

export type FaultsClient = ReturnType<typeof faultsClient>;

/** What goes wrong with the services. */
export function faultsClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'faults');
  return {
    /** Switches a fault on, in place of an earlier one of the same service and `match`. */
    set: (service: StandInName, fault: Fault) => api.put<ActiveFault[]>(`/${service}`, fault),
    clear: (service?: StandInName) => api.delete<ActiveFault[]>(service === undefined ? '' : `/${service}`),
    list: () => api.get<ActiveFault[]>(''),
  };
}
