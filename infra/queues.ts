import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** Where the failures of one reader wait for a person; fourteen days is the longest SQS keeps anything. */
const asideQueue = (scope: Construct, id: string): Queue =>
  new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })

export interface Queues {
  match: Queue
  /** Due items that could not be matched. */
  matchAside: Queue
  /** Stream positions, not records: the records are gone after 24 hours, the sweep repairs what they asked for. */
  reactAside: Queue
  notifyAside: Queue
  /** Sweep ticks and uploads that failed every time. */
  eventsAside: Queue
}

/** The work queue between `react` and `match`, and a place for failures behind every reader. */
export const createQueues = (scope: Construct, matchTimeout: Duration): Queues => {
  const matchAside = asideQueue(scope, 'MatchAside')
  return {
    match: new Queue(scope, 'MatchQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // AWS's advice: six times the reader's timeout, so that a throttled batch is not read twice.
      visibilityTimeout: Duration.seconds(6 * matchTimeout.toSeconds()),
      deadLetterQueue: { queue: matchAside, maxReceiveCount: 5 },
    }),
    matchAside,
    reactAside: asideQueue(scope, 'ReactAside'),
    notifyAside: asideQueue(scope, 'NotifyAside'),
    eventsAside: asideQueue(scope, 'EventsAside'),
  }
}
