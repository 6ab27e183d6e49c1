import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AuctionStack } from '../auction-stack.ts';
import { figure } from '../figures.ts';
import type { ServicesStack } from '../services-stack.ts';

interface AlarmsProps {
  name: string;
  services: ServicesStack;
  auction: AuctionStack;
  topic: ITopic;
}

interface Bell {
  /** What is the matter, and where to look. */
  says: string;
  metric: IMetric;
  /** It rings at this, and above. */
  from: number;
  /** How many periods in a row. */
  periods?: number;
  missing?: TreatMissingData;
}

/** Alarms that say when they ring and when it is over. What each means stands in docs/deploy/aws.md. */
export function ring(scope: Construct, { name: bakery, services, auction, topic }: AlarmsProps): void {
  const { balancer, targets } = services.front;
  const minute = { period: Duration.minutes(1) };
  const five = { period: Duration.minutes(5), statistic: Stats.SUM };

  const bells: Record<string, Bell> = {
    'answers-5xx': {
      says: 'The web processes answer with errors.',
      metric: targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, five),
      from: 5,
    },
    'balancer-5xx': {
      says: 'The load balancer has nobody to answer.',
      metric: balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, five),
      from: 5,
    },
    'unhealthy-hosts': {
      says: 'A web process does not start, or hangs.',
      metric: targets.metrics.unhealthyHostCount({ ...minute, statistic: Stats.MAXIMUM }),
      from: 1,
      periods: 3,
    },
    'no-web': {
      says: 'No web process is there.',
      metric: targets.metrics.healthyHostCount({ ...minute, statistic: Stats.MAXIMUM }),
      from: 1,
      periods: 3,
      missing: TreatMissingData.BREACHING,
    },
    'work-waits': {
      says: 'Something has waited for a quarter of an hour: /bakery status says for what.',
      metric: figure(bakery, 'oldestDelivery'),
      from: 900,
      periods: 3,
    },
    'dead-letters': {
      says: 'Work has failed for good: /bakery status says why, and retries it.',
      metric: figure(bakery, 'deadDeliveries'),
      from: 1,
    },
    'daily-ticket-missing': {
      says: 'The morning’s ticket is not in Jira, an hour after it was due.',
      metric: figure(bakery, 'dailyTicket'),
      from: 3_600,
    },
    'figures-missing': {
      says: 'The books cannot be read: MongoDB is away, or the function of the figures fails.',
      metric: figure(bakery, 'oldestDelivery').with({ statistic: Stats.SAMPLE_COUNT }),
      from: 1,
      periods: 5,
      missing: TreatMissingData.BREACHING,
    },
    'auction-failed': {
      says: 'An hour of the auction has failed: the team’s channel, or the execution, says why.',
      metric: auction.machine.metricFailed(five),
      from: 1,
    },
    'auction-timed-out': {
      says: 'An execution of the auction was given up after 26 hours.',
      metric: auction.machine.metricTimedOut(five),
      from: 1,
    },
    'intake-fails': {
      says: 'Records cannot be handed in.',
      metric: auction.intake.metricErrors(five),
      from: 1,
    },
  };

  for (const [name, { says, metric, from, periods = 1, missing = TreatMissingData.NOT_BREACHING }] of Object.entries(
    bells,
  )) {
    const alarm = new Alarm(scope, name, {
      alarmName: `ovenbird-${bakery}-${name}`,
      ...{ alarmDescription: says, metric, evaluationPeriods: periods, treatMissingData: missing },
      ...(missing === TreatMissingData.BREACHING
        ? { threshold: from, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD }
        : { threshold: from, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD }),
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}
