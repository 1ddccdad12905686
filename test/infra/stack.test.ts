import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { entries } from '#infra/entries.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { entityAttribute, tableDefinition } from '#shared/table/definition.ts'
import { deploy, functionId, properties } from './deployments.ts'

describe.each([
  { name: 'aws', template: deploy('Kezhi').template },
  { name: 'aws-cn', template: deploy('KezhiChina').template },
])('$name', ({ template }) => {
  it('keeps the table as its definition says, recoverable and under our key', () => {
    const replica = {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { KMSMasterKeyId: Match.anyValue() },
    }
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        StreamSpecification: { StreamViewType: tableDefinition.stream },
        TimeToLiveSpecification: { AttributeName: tableDefinition.timeToLive, Enabled: true },
        GlobalSecondaryIndexes: tableDefinition.indexes.map(({ name }) => Match.objectLike({ IndexName: name })),
        Replicas: [Match.objectLike(replica)],
      },
    })
  })

  it.each([
    ['react', 'Due'],
    ['notify', 'Message'],
  ])('wakes %s for new %s items only, and sets failures aside', (entry, entity) => {
    const pattern = { eventName: ['INSERT'], dynamodb: { NewImage: { [entityAttribute]: { S: [entity] } } } }
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: functionId(template, entry) },
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      Tags: Match.absent(),
    })
  })

  it('lets match work off its queue, longer visible than it runs, with a dead letter behind it', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 360,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    })
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: functionId(template, 'match') },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
  })

  it('ticks the sweep every minute, plans every hour and scans what arrives', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' })
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)' })
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.s3'], detail: { object: { key: [{ prefix: 'incoming/' }] } } },
    })
    for (const { Targets } of properties(template, 'AWS::Events::Rule'))
      expect(Targets[0].DeadLetterConfig).toBeDefined()
    for (const entry of ['sweep', 'plan', 'scan'])
      expect(template.findResources('AWS::Lambda::Function')[functionId(template, entry)]!.Properties).toHaveProperty(
        'DeadLetterConfig',
      )
  })

  it.each(entries)('says in the alarm of %s what people lose', (entry) => {
    const alarm = properties(template, 'AWS::CloudWatch::Alarm').find(
      ({ Metrics }) => Metrics && JSON.stringify(Metrics).includes(`"logged-errors-${entry}"`),
    )
    expect(JSON.stringify(alarm?.Metrics)).toContain(
      `"Dimensions":[{"Name":"FunctionName","Value":{"Ref":"${functionId(template, entry)}"}}],"MetricName":"Errors"`,
    )
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.level = "error" }',
      MetricTransformations: [Match.objectLike({ MetricName: `logged-errors-${entry}` })],
    })
    expect(alarm?.AlarmDescription).toMatch(/^[A-Z].{40,}\.$/)
    expect(alarm?.AlarmActions).toHaveLength(1)
  })

  it('has an impact and somebody to call on every alarm, and one for every queue of failures', () => {
    const alarms = properties(template, 'AWS::CloudWatch::Alarm')
    for (const { id, AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription, id).toMatch(/^[A-Z].{30,}$/)
      expect(AlarmActions, id).toHaveLength(1)
    }
    const watched = JSON.stringify(alarms)
    for (const { id } of properties(template, 'AWS::SQS::Queue')) expect(watched, id).toContain(id)
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
    expect(alarms.filter(({ MetricName }) => MetricName === 'IteratorAge')).toHaveLength(2)
  })

  it('gives every function a log of its own and keeps all logs for more than six months, under a key of their own', () => {
    const logs = properties(template, 'AWS::Logs::LogGroup')
    expect(logs).toHaveLength(entries.length + 1)
    const [logKey] = Object.entries(template.findResources('AWS::KMS::Key')).filter(([id]) => id.startsWith('LogKey'))
    for (const { RetentionInDays, KmsKeyId } of logs) {
      // Half a year has up to 184 days.
      expect(RetentionInDays).toBeGreaterThanOrEqual(184)
      expect(RetentionInDays).toBe(keptDays.calls)
      expect(KmsKeyId).toEqual({ 'Fn::GetAtt': [logKey?.[0], 'Arn'] })
    }
    const forLogs = logKey?.[1].Properties.KeyPolicy.Statement.at(-1)
    expect(forLogs.Principal.Service['Fn::Join'][1]).toEqual([
      expect.stringMatching(/^logs\.(ap|cn)-[a-z]+-\d\.$/),
      { Ref: 'AWS::URLSuffix' },
    ])
    expect(JSON.stringify(forLogs.Condition)).toContain(':logs:')
    for (const { LoggingConfig } of properties(template, 'AWS::Lambda::Function')) expect(LoggingConfig).toBeDefined()
  })

  it('keeps uploads private, encrypted under our key, and reachable by TLS only', () => {
    for (const { PublicAccessBlockConfiguration: block } of properties(template, 'AWS::S3::Bucket'))
      expect(Object.values(block)).toEqual([true, true, true, true])
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      LoggingConfiguration: { DestinationBucketName: Match.anyValue() },
    })
    for (const { PolicyDocument } of properties(template, 'AWS::S3::BucketPolicy'))
      expect(JSON.stringify(PolicyDocument)).toContain('"aws:SecureTransport":"false"')
  })

  it('keeps no upload longer than it is needed, and lets no page of another site read one', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: Match.absent(),
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'incoming/', ExpirationInDays: 7 }),
          Match.objectLike({ Prefix: 'refused/', ExpirationInDays: 30 }),
          Match.objectLike({ Prefix: 'checked/', ExpirationInDays: 365 }),
        ]),
      },
    })
  })

  it('records of a call when, from where, with which answer, and nothing that people type', () => {
    const [{ AccessLogSettings }] = properties(template, 'AWS::ApiGatewayV2::Stage')
    const format: Record<string, string> = JSON.parse(AccessLogSettings.Format)
    expect(Object.values(format).sort()).toEqual(
      [
        '$context.httpMethod',
        '$context.identity.sourceIp',
        '$context.integrationErrorMessage',
        '$context.requestId',
        '$context.requestTime',
        '$context.responseLatency',
        '$context.responseLength',
        '$context.status',
      ].sort(),
    )
  })

  it('throttles the API and records every request', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('requestId') },
    })
    template.resourceCountIs('AWS::ApiGatewayV2::Route', 1)
  })
})
