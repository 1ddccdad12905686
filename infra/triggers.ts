import { Duration } from 'aws-cdk-lib'
import { type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import { FilterCriteria, FilterRule, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Functions } from '#infra/functions.ts'
import type { Queues } from '#infra/queues.ts'
import { entityAttribute } from '#shared/table/definition.ts'

/** Only new items of one kind: everything else is dropped before it costs an invocation. */
const newItems = (entity: string) =>
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { NewImage: { [entityAttribute]: { S: FilterRule.isEqual(entity) } } },
  })

const readStream = (reader: LambdaFunction, table: ITableV2, entity: string, aside: IQueue): void =>
  reader.addEventSource(
    new DynamoEventSource(table, {
      // From the oldest record: nothing is skipped between creating the table and creating the reader.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [newItems(entity)],
      batchSize: 100,
      // Order holds within a partition key; four batches of one shard may run side by side.
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // A poison record holds up its shard while it is retried, so not for long.
      retryAttempts: 5,
      onFailure: new SqsDlq(aside),
    }),
  )

/** What wakes each function that does not answer HTTP or uploads. */
export const createTriggers = (scope: Construct, table: TableV2, queues: Queues, functions: Functions): void => {
  const { tableArn, tableStreamArn, encryptionKey } = table
  if (tableStreamArn === undefined || encryptionKey === undefined) throw new Error('The table has no stream or no key')
  // The same table by its interface: under exactOptionalPropertyTypes the class is not assignable to it.
  const streamed = TableV2.fromTableAttributes(scope, 'TableStream', { tableArn, tableStreamArn, encryptionKey })
  readStream(functions.react, streamed, 'Due', queues.reactAside)
  readStream(functions.notify, streamed, 'Message', queues.notifyAside)
  functions.match.addEventSource(
    new SqsEventSource(queues.match, {
      batchSize: 5,
      // A campaign with thousands of needs must not take the functions that answer people their concurrency.
      maxConcurrency: 20,
      reportBatchItemFailures: true,
    }),
  )
  new Rule(scope, 'EveryHour', {
    description: 'Plans the open seats of each district',
    schedule: Schedule.rate(Duration.hours(1)),
    // The next hour plans anew on newer facts.
    targets: [
      new LambdaTarget(functions.plan, {
        deadLetterQueue: queues.eventsAside,
        retryAttempts: 0,
        maxEventAge: Duration.minutes(30),
      }),
    ],
  })
  new Rule(scope, 'EveryMinute', {
    description: 'Rings what is due and repairs what the stream lost',
    schedule: Schedule.rate(Duration.minutes(1)),
    // The next minute brings the next tick: an old one is worth nothing.
    targets: [
      new LambdaTarget(functions.sweep, {
        deadLetterQueue: queues.eventsAside,
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    ],
  })
}
