import { Duration, type Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Functions } from '#infra/functions.ts'
import type { Queues } from '#infra/queues.ts'
import type { Settings } from '#infra/settings.ts'

const period = Duration.minutes(5)

interface Watch {
  metric: IMetric
  threshold: number
  /** What people lose, as in every alarm. */
  impact: string
  periods?: number
}

const watch = (stack: Stack, id: string, { metric, threshold, impact, periods = 1 }: Watch): Alarm =>
  new Alarm(stack, id, {
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: impact,
  })

const watchQueues = (stack: Stack, queues: Queues): void => {
  const aside = {
    MatchAside: {
      queue: queues.matchAside,
      impact: 'A request could not be matched in five tries: it gets no offers.',
    },
    ReactAside: { queue: queues.reactAside, impact: 'A reaction was given up: its request waits for the next sweep.' },
    NotifyAside: {
      queue: queues.notifyAside,
      impact: 'A message was given up: somebody was not told; see the outbox.',
    },
    EventsAside: {
      queue: queues.eventsAside,
      impact: 'A sweep, a plan or an upload scan was given up: see the waiting event.',
    },
  }
  for (const [id, { queue, impact }] of Object.entries(aside)) {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period })
    watch(stack, `${id}Waiting`, { metric, threshold: 1, impact })
  }
  watch(stack, 'MatchQueueOld', {
    metric: queues.match.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period }),
    threshold: 600,
    impact: 'Matching is behind: a verified request has waited ten minutes for its first offers.',
  })
}

const watchFunctions = (stack: Stack, functions: Functions): void => {
  const late = {
    React: { reader: functions.react, impact: 'Reactions are ten minutes late: requests and seats look out of date.' },
    Notify: { reader: functions.notify, impact: 'Messages are ten minutes late: offers lose answering time.' },
  }
  for (const [id, { reader, impact }] of Object.entries(late)) {
    const metric = reader.metric('IteratorAge', { statistic: Stats.MAXIMUM, period })
    watch(stack, `${id}Late`, { metric, threshold: 600_000, impact })
  }
  const entries = Object.entries(functions)
  watch(stack, 'Throttled', {
    metric: new MathExpression({
      expression: `SUM([${entries.map(([entry]) => entry).join(', ')}])`,
      usingMetrics: Object.fromEntries(
        entries.map(([entry, made]) => [entry, made.metricThrottles({ statistic: Stats.SUM, period })]),
      ),
      label: 'Throttled invocations',
      period,
    }),
    threshold: 5,
    impact: 'The account is out of Lambda concurrency: pages fail for some people and everything else is late.',
  })
  new Alarm(stack, 'PlanSilent', {
    metric: functions.plan.metricInvocations({ statistic: Stats.SUM, period: Duration.hours(1) }),
    threshold: 1,
    evaluationPeriods: 3,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription: 'Districts have not been planned for three hours: waves ask as if each need stood alone.',
  })
  new Alarm(stack, 'SweepSilent', {
    metric: functions.sweep.metricInvocations({ statistic: Stats.SUM, period }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    // No data is exactly the case: a rule that is switched off reports nothing.
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription: 'The sweep has not run for five minutes: deadlines do not ring and nothing lost is repaired.',
  })
}

/** Every alarm beyond the functions' own, and the mail address behind all of them. */
export const createAlarms = (
  stack: Stack,
  settings: Settings,
  { api, queues, functions }: { api: HttpApi; queues: Queues; functions: Functions },
): void => {
  watchQueues(stack, queues)
  watchFunctions(stack, functions)
  watch(stack, 'ServerErrors', {
    metric: api.metricServerError({ statistic: Stats.SUM, period }),
    threshold: 5,
    impact: 'Pages answer with errors: people cannot finish what they came for and may think their act was lost.',
  })
  watch(stack, 'SlowPages', {
    metric: api.metricLatency({ statistic: Stats.percentile(95), period }),
    threshold: 3000,
    periods: 3,
    impact: 'One page in twenty takes over three seconds: people on phones give up before it shows.',
  })
  const topic = new Topic(stack, 'AlarmTopic', { enforceSSL: true })
  // A policy of its own replaces the default one, which would have let CloudWatch in.
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  )
  if (settings.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmEmail))
  for (const alarm of stack.node.findAll()) if (alarm instanceof Alarm) alarm.addAlarmAction(new SnsAction(topic))
}
