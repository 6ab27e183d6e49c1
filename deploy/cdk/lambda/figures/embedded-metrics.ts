import { FIGURES, NAMESPACE } from './names.ts';
import type { Figures } from './read.ts';

/**
 * A line of log that CloudWatch reads as metrics: no call, no agent, no rights.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(figures: Figures, bakery: string, now: Date): string {
  const metrics = Object.values(FIGURES).map(({ name, unit }) => ({ Name: name, Unit: unit }));
  return JSON.stringify({
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [['Bakery']], Metrics: metrics }],
    },
    Bakery: bakery,
    [FIGURES.oldestDelivery.name]: figures.oldestDeliverySeconds,
    [FIGURES.deadDeliveries.name]: figures.deadDeliveries,
    [FIGURES.dailyTicket.name]: figures.dailyTicketSeconds,
  });
}
