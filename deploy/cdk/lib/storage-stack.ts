import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { BakerySettings } from './installation.ts';
import type { Size } from './sizes.ts';

export interface StorageProps extends StackProps {
  size: Size;
  settings: BakerySettings;
}

/** What is kept at AWS itself: the auction's results and logs of access; and the right to send mail. */
export class StorageStack extends Stack {
  /** Objects lie under `order-results/`. */
  readonly results: Bucket;
  readonly accessLogs: Bucket;
  readonly mail: EmailIdentity;

  constructor(scope: Construct, id: string, { size, settings, ...props }: StorageProps) {
    super(scope, id, props);
    const closed: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: size.removal,
      versioned: true,
    };
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(1) }],
    });
    this.results = new Bucket(this, 'OrderResults', {
      ...closed,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'order-results/',
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });

    const { zone, mailDomain } = settings;
    const hostedZone = PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: zone.id,
      zoneName: zone.name,
    });
    // The records of DKIM are written where the zone is ours; for another domain the console shows them.
    const identity = mailDomain === zone.name ? Identity.publicHostedZone(hostedZone) : Identity.domain(mailDomain);
    this.mail = new EmailIdentity(this, 'Mail', { identity });
  }
}
