import { Duration } from 'aws-cdk-lib';
import { AdjustmentType } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Ec2Service } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Size } from '../sizes.ts';

const CPU_PERCENT = 60;
const REQUESTS_PER_MINUTE = 3_000;

/** More web processes when they are busy, by whichever of the two comes first. */
export function scaleWeb(web: Ec2Service, targets: ApplicationTargetGroup, { web: { least, most } }: Size): void {
  if (least === most) return;
  const scaling = web.autoScaleTaskCount({ minCapacity: least, maxCapacity: most });
  scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: CPU_PERCENT });
  scaling.scaleOnRequestCount('Requests', { requestsPerTarget: REQUESTS_PER_MINUTE, targetGroup: targets });
}

/**
 * More workers when work waits: one more when something has waited for a minute, two more when for five, one less when
 * nothing has waited for ten seconds.
 *
 * @param oldestDelivery its age in seconds
 */
export function scaleWorkers(workers: Ec2Service, oldestDelivery: IMetric, { worker: { least, most } }: Size): void {
  const scaling = workers.autoScaleTaskCount({ minCapacity: least, maxCapacity: most });
  scaling.scaleOnMetric('OldestDelivery', {
    metric: oldestDelivery,
    adjustmentType: AdjustmentType.CHANGE_IN_CAPACITY,
    scalingSteps: [
      { upper: 10, change: -1 },
      { lower: 60, upper: 300, change: +1 },
      { lower: 300, change: +2 },
    ],
    cooldown: Duration.minutes(5),
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  });
}
