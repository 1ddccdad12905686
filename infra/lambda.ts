import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Entry } from '#infra/entries.ts'
import { isChina, type Settings } from '#infra/settings.ts'

/**
 * The Cybersecurity Law (Art. 21) asks six months of network logs at least. CloudWatch's "six months" are 180 days, and half a
 * year may have 184: the next longer choice is a year.
 */
export const logRetention = RetentionDays.ONE_YEAR

/**
 * Runs that failed, and errors that were logged: an item reported back to its stream or queue, or a due item set
 * aside, does not count as a failed run.
 */
const failuresOf = (made: LambdaFunction, log: LogGroup, entry: Entry, { stage }: Settings): MathExpression => {
  const sum = { statistic: Stats.SUM, period: Duration.minutes(5) }
  const logged = log.addMetricFilter('LoggedErrors', {
    filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
    metricNamespace: `Kezhi/${stage}`,
    metricName: `logged-errors-${entry}`,
    metricValue: '1',
  })
  return new MathExpression({
    expression: 'FILL(failed, 0) + FILL(logged, 0)',
    usingMetrics: { failed: made.metricErrors(sum), logged: logged.metric(sum) },
    label: `Failures of ${entry}`,
    period: sum.period,
  })
}

export interface HouseFunctionProps {
  settings: Settings
  code: Code
  /** Encrypts what the function logs. */
  logKey: IKey
  /** What people lose while this function fails, in a whole sentence: the text of its alarm. */
  errorImpact: string
  timeout: Duration
  /** 1769 MB is one whole processor; less memory is a slower one. */
  memory: number
  environment: Record<string, string>
  /** Where an asynchronous event goes that failed every time. */
  aside?: IQueue
}

/** A function with everything ours have in common; it starts with no right but to write its own log. */
export const houseFunction = (scope: Construct, entry: Entry, props: HouseFunctionProps): LambdaFunction => {
  const { settings, code, logKey, errorImpact, timeout, memory, environment, aside } = props
  const name = entry.charAt(0).toUpperCase() + entry.slice(1)
  const logGroup = new LogGroup(scope, `${name}Log`, {
    retention: logRetention,
    encryptionKey: logKey,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  // AWS's managed policy would allow writing to every log of the account.
  const role = new Role(scope, `${name}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `Runs the ${entry} function of Kezhi (${settings.stage})`,
  })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  )
  const made = new LambdaFunction(scope, name, {
    role,
    logGroup,
    code,
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    memorySize: memory,
    timeout,
    description: `Kezhi ${settings.stage}: ${entry}`,
    environment: { ...environment, STAGE: settings.stage, NODE_OPTIONS: '--enable-source-maps' },
    // Lambda in China has no X-Ray; asking for it there fails the deployment.
    tracing: isChina(settings) ? Tracing.DISABLED : Tracing.ACTIVE,
    ...(aside === undefined ? {} : { deadLetterQueue: aside }),
  })
  new Alarm(scope, `${name}Errors`, {
    metric: failuresOf(made, logGroup, entry, settings),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: errorImpact,
  })
  return made
}
