import { Duration } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Entry } from '#infra/entries.ts'
import { houseFunction } from '#infra/lambda.ts'
import type { Queues } from '#infra/queues.ts'
import type { Settings } from '#infra/settings.ts'
import { allowTable } from '#infra/table.ts'
import { allowScanning, allowSigning } from '#infra/uploads.ts'

export type Functions = Record<Entry, LambdaFunction>

/** Long enough for a wave of offers; the match queue's patience is derived from it. */
export const matchTimeout = Duration.seconds(60)

export interface Resources {
  settings: Settings
  codeOf: (entry: Entry) => Code
  table: TableV2
  queues: Queues
  uploads: Bucket
  /** Encrypts what is stored. */
  storageKey: IKey
  /** Encrypts the logs. */
  logKey: IKey
  /** Root of the keys that seal personal details and make their keyed hashes. */
  pepper: Secret
  pepperKey: IKey
  siteOrigin: string
}

/** The seven functions, each with the names and the rights of what it uses and no others. */
export const createFunctions = (scope: Construct, resources: Resources): Functions => {
  const { settings, codeOf, table, queues, uploads, storageKey, logKey, pepper, pepperKey, siteOrigin } = resources
  const common = { settings, logKey, memory: 512, timeout: Duration.seconds(60) }
  const withTable = { TABLE_NAME: table.tableName }
  const withQueue = { MATCH_QUEUE_URL: queues.match.queueUrl }
  const withKeys = { SECRET_ID: pepper.secretArn }
  // Whoever works due items may have to deliver a message, with links in it.
  const withMessages = {
    SITE_ORIGIN: siteOrigin,
    ...(settings.smsUrl === undefined ? {} : { SMS_URL: settings.smsUrl }),
  }
  const withUploads = { UPLOAD_BUCKET: uploads.bucketName }

  const http = houseFunction(scope, 'http', {
    ...common,
    code: codeOf('http'),
    errorImpact: 'People see an error page: nobody can post a need, answer an offer or check in while this lasts.',
    memory: 1769,
    timeout: Duration.seconds(20),
    environment: {
      ...withTable,
      ...withKeys,
      ...withMessages,
      ...withUploads,
      RATE_LIMITS: '1',
      ...(settings.oidc === undefined
        ? {}
        : { OIDC_ISSUER: settings.oidc.issuer, OIDC_AUDIENCE: settings.oidc.audience }),
      ...(settings.icp === undefined ? {} : { ICP_NUMBER: settings.icp }),
    },
  })
  const react = houseFunction(scope, 'react', {
    ...common,
    code: codeOf('react'),
    errorImpact: 'What follows from an act is late: open requests stay unmatched until the sweep repairs it.',
    environment: { ...withTable, ...withKeys, ...withMessages, ...withQueue },
  })
  const match = houseFunction(scope, 'match', {
    ...common,
    code: codeOf('match'),
    errorImpact: 'Volunteers are not being asked: open requests wait in the match queue without offers.',
    memory: 1769,
    timeout: matchTimeout,
    environment: { ...withTable, ...withKeys },
  })
  const notify = houseFunction(scope, 'notify', {
    ...common,
    code: codeOf('notify'),
    errorImpact: 'Messages are not delivered: people learn of offers and changes only by opening the site.',
    environment: { ...withTable, ...withKeys, ...withMessages },
  })
  const sweep = houseFunction(scope, 'sweep', {
    ...common,
    code: codeOf('sweep'),
    errorImpact: 'Deadlines do not ring: offers do not expire, waves do not widen and lost reactions stay lost.',
    memory: 1024,
    // Shorter than the minute between two runs, so that a slow run does not meet the next.
    timeout: Duration.seconds(55),
    environment: { ...withTable, ...withKeys, ...withMessages, ...withQueue },
    aside: queues.eventsAside,
  })
  const plan = houseFunction(scope, 'plan', {
    ...common,
    code: codeOf('plan'),
    errorImpact: 'Plans of the districts are old: waves ask as if each need stood alone; nobody is asked less.',
    memory: 1769,
    // A few seconds for each district, well within the hour.
    timeout: Duration.seconds(300),
    environment: { ...withTable, ...withKeys },
    aside: queues.eventsAside,
  })
  const scan = houseFunction(scope, 'scan', {
    ...common,
    code: codeOf('scan'),
    errorImpact: 'Uploads stay locked: licences and photos cannot be opened, so staff cannot verify people.',
    memory: 1024,
    environment: withUploads,
    aside: queues.eventsAside,
  })

  for (const user of [http, react, match, notify, sweep, plan]) {
    allowTable(table, storageKey, user)
    user.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [pepper.secretArn] }),
    )
    pepperKey.grant(user, 'kms:Decrypt')
  }
  for (const sender of [react, sweep]) queues.match.grantSendMessages(sender)
  allowSigning(uploads, storageKey, http)
  allowScanning(uploads, storageKey, scan)
  return { http, react, match, notify, sweep, plan, scan }
}
