import { Duration, type Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Functions } from '#infra/functions.ts'
import type { Queues } from '#infra/queues.ts'

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 12, height: 6 })

/** One screen in the order a person on call asks: are people served, is anything late, what is set aside, what costs. */
export const createDashboard = (
  stack: Stack,
  { api, table, queues, functions }: { api: HttpApi; table: TableV2; queues: Queues; functions: Functions },
): Dashboard => {
  const sum = { statistic: Stats.SUM, period: Duration.minutes(5) }
  const most = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }
  const named = Object.entries(functions)
  const dashboard = new Dashboard(stack, 'Dashboard', { defaultInterval: Duration.days(1) })
  dashboard.addWidgets(
    graph(
      'Requests and server errors',
      [api.metricCount(sum), api.metricServerError(sum)],
      [api.metricLatency({ statistic: Stats.percentile(95), label: 'p95 ms' })],
    ),
    graph(
      'Function errors',
      named.map(([label, made]) => made.metricErrors({ ...sum, label })),
    ),
    graph(
      'Stream readers: age of the oldest record',
      [functions.react, functions.notify].map((made) => made.metric('IteratorAge', most)),
      [functions.sweep, functions.plan].map((made) => made.metricInvocations(sum)),
    ),
    graph(
      'Match queue',
      [queues.match.metricApproximateNumberOfMessagesVisible(most)],
      [queues.match.metricApproximateAgeOfOldestMessage(most)],
    ),
    graph(
      'Set aside',
      [queues.matchAside, queues.reactAside, queues.notifyAside, queues.eventsAside].map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible(most),
      ),
    ),
    graph('Table units', [table.metricConsumedReadCapacityUnits(sum), table.metricConsumedWriteCapacityUnits(sum)]),
    graph(
      'Duration (maximum)',
      named.map(([label, made]) => made.metricDuration({ ...most, label })),
    ),
    graph(
      'Throttles',
      named.map(([label, made]) => made.metricThrottles({ ...sum, label })),
    ),
  )
  return dashboard
}
