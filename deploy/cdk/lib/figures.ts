import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FIGURES, NAMESPACE } from '../lambda/figures/names.ts';

/** What the books say, as the figures' function writes it each minute. */
export function figure(bakery: string, which: keyof typeof FIGURES): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName: FIGURES[which].name,
    dimensionsMap: { Bakery: bakery },
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(1),
  });
}
