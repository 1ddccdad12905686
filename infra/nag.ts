import { Aspects, type Stack } from 'aws-cdk-lib'
import { AwsSolutionsChecks, type INagLogger, type NagPackSuppressionAppliesTo, NagSuppressions } from 'cdk-nag'

interface Acknowledgement {
  /** Path of the construct inside the stack. */
  resource: string
  id: string
  findings?: readonly NagPackSuppressionAppliesTo[]
  reason: string
}

const uploaded = ['incoming', 'checked', 'refused'].map((place) => ({
  regex: `/^Resource::<Uploads\\w+\\.Arn>\\/${place}\\/\\*$/`,
}))
const tracing = 'X-Ray takes traces for no resource in particular'
const position = 'Is itself where failures end: the stream readers put positions there, and its alarm calls a person'

/** Every finding we live with; anything else that cdk-nag finds fails the synth. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    resource: 'HttpRole/DefaultPolicy',
    id: 'AwsSolutions-IAM5',
    findings: ['Resource::*', ...uploaded],
    reason: `${tracing}; it signs addresses for uploads whose names are not known before`,
  },
  {
    resource: 'ScanRole/DefaultPolicy',
    id: 'AwsSolutions-IAM5',
    findings: ['Resource::*', ...uploaded],
    reason: `${tracing}; it reads uploads whose names are not known before`,
  },
  {
    resource: 'ReactRole/DefaultPolicy',
    id: 'AwsSolutions-IAM5',
    findings: ['Resource::*'],
    reason: tracing,
  },
  {
    resource: 'NotifyRole/DefaultPolicy',
    id: 'AwsSolutions-IAM5',
    findings: ['Resource::*'],
    reason: tracing,
  },
  { resource: 'MatchRole/DefaultPolicy', id: 'AwsSolutions-IAM5', findings: ['Resource::*'], reason: tracing },
  { resource: 'SweepRole/DefaultPolicy', id: 'AwsSolutions-IAM5', findings: ['Resource::*'], reason: tracing },
  { resource: 'PlanRole/DefaultPolicy', id: 'AwsSolutions-IAM5', findings: ['Resource::*'], reason: tracing },
  { resource: 'ReactAside', id: 'AwsSolutions-SQS3', reason: position },
  { resource: 'NotifyAside', id: 'AwsSolutions-SQS3', reason: position },
  {
    resource: 'Pepper',
    id: 'AwsSolutions-SMG4',
    reason: 'A new pepper would orphan every keyed hash, so it changes by a migration and not by a timer',
  },
  {
    resource: 'AllRoutes',
    id: 'AwsSolutions-APIG4',
    reason: 'Sign-in is ours (China has no user pools) and part of the pages are public; each route states its roles',
  },
]

/** Checks the stack against AwsSolutions; findings become errors of the assembly. */
export const check = (stack: Stack, loggers: INagLogger[] = []): void => {
  for (const { resource, id, findings, reason } of acknowledgements)
    NagSuppressions.addResourceSuppressionsByPath(
      stack,
      `/${stack.node.path}/${resource}`,
      [{ id, reason, ...(findings === undefined ? {} : { appliesTo: [...findings] }) }],
      true,
    )
  Aspects.of(stack).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: loggers }))
}
