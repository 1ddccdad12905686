import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** Uploads arrive here and are scanned; whatever the scan moves elsewhere is not scanned again. */
export const arrivals = 'incoming/'
const checked = 'checked/'
/** Empty marks for what was not let in. */
const refused = 'refused/'
/** By then staff have long seen a paper; it is not kept for its own sake. */
const keptDays = 365

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** Private storage for licences, photos and sheets, with a record of who read them. */
export const createUploads = (scope: Construct, key: IKey): Bucket => {
  const accessLog = new Bucket(scope, 'UploadAccessLog', {
    ...closed,
    // S3 delivers access logs to buckets with its own encryption only.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(184) }],
  })
  // Not versioned: a person's right to erasure would have to chase every old version.
  const bucket = new Bucket(scope, 'Uploads', {
    ...closed,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [
      { prefix: arrivals, expiration: Duration.days(7) },
      { prefix: refused, expiration: Duration.days(30) },
      { prefix: checked, expiration: Duration.days(keptDays) },
      { abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  })
  // Set on the resource itself: the library's own switches would bring a Python function along, and want a bucket
  // by its interface, which the class does not satisfy under exactOptionalPropertyTypes.
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new Error('The bucket has no resource to configure')
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  resource.loggingConfiguration = { destinationBucketName: accessLog.bucketName }
  accessLog.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [accessLog.arnForObjects('*')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  return bucket
}

/** Hands each arrival to the scan in the form of an S3 notification, which is what handlers are typed for. */
export const scanArrivals = (scope: Construct, bucket: Bucket, scan: LambdaFunction, aside: IQueue): Rule =>
  new Rule(scope, 'UploadArrived', {
    description: 'A file arrived: scan it before anybody can open it',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: arrivals }] } },
    },
    targets: [
      new LambdaTarget(scan, {
        deadLetterQueue: aside,
        retryAttempts: 5,
        maxEventAge: Duration.hours(12),
        event: RuleTargetInput.fromObject({
          Records: [
            {
              eventSource: 'aws:s3',
              eventName: 'ObjectCreated:Put',
              eventTime: EventField.time,
              awsRegion: EventField.region,
              s3: {
                bucket: { name: EventField.fromPath('$.detail.bucket.name') },
                object: {
                  key: EventField.fromPath('$.detail.object.key'),
                  size: EventField.fromPath('$.detail.object.size'),
                },
              },
            },
          ],
        }),
      }),
    ],
  })

const allow = (user: LambdaFunction, bucket: Bucket, actions: readonly string[], places: readonly string[]): void =>
  user.addToRolePolicy(
    new PolicyStatement({
      actions: actions.map((act) => `s3:${act}`),
      resources: places.map((place) => bucket.arnForObjects(`${place}*`)),
    }),
  )

/** The API signs forms for what arrives and links to what was checked, in its own name, and erases; it does not list. */
export const allowSigning = (bucket: Bucket, key: IKey, http: LambdaFunction): void => {
  allow(http, bucket, ['PutObject'], [arrivals])
  allow(http, bucket, ['GetObject'], [checked, refused])
  allow(http, bucket, ['DeleteObject'], [arrivals, checked, refused])
  key.grant(http, 'kms:Decrypt', 'kms:GenerateDataKey')
}

/** The scan reads what arrived, moves it on or leaves a mark in its place, and removes it there. */
export const allowScanning = (bucket: Bucket, key: IKey, scan: LambdaFunction): void => {
  // A copy takes tags along and asks for the rights to them, whether there are any or not.
  allow(scan, bucket, ['GetObject', 'GetObjectTagging', 'DeleteObject'], [arrivals])
  allow(scan, bucket, ['PutObject', 'PutObjectTagging'], [checked, refused])
  key.grant(scan, 'kms:Decrypt', 'kms:GenerateDataKey')
}
