import { Annotations, CfnOutput, Stack, Tags } from 'aws-cdk-lib'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { createAlarms } from '#infra/alarms.ts'
import { createApi, serve } from '#infra/api.ts'
import { createDashboard } from '#infra/dashboard.ts'
import type { Entry } from '#infra/entries.ts'
import { createFunctions, matchTimeout } from '#infra/functions.ts'
import { createLogKey, createPepper, createStorageKey } from '#infra/keys.ts'
import { createQueues } from '#infra/queues.ts'
import { isChina, type Settings } from '#infra/settings.ts'
import { createTable } from '#infra/table.ts'
import { createTriggers } from '#infra/triggers.ts'
import { createUploads, scanArrivals } from '#infra/uploads.ts'

/** Everything one deployment consists of, in either partition. */
export class KezhiStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, codeOf: (entry: Entry) => Code) {
    const { region, account, stage } = settings
    super(scope, id, {
      env: { region, ...(account === undefined ? {} : { account }) },
      description: `Kezhi (${stage}): free scientific and technical help, from need to proof of service`,
      terminationProtection: stage === 'live',
    })

    const storageKey = createStorageKey(this)
    const logKey = createLogKey(this, settings)
    const { pepper, pepperKey } = createPepper(this)
    const table = createTable(this, storageKey)
    const queues = createQueues(this, matchTimeout)
    const { api, origin } = createApi(this, settings, logKey)
    const uploads = createUploads(this, storageKey)
    const siteOrigin = origin
    const functions = createFunctions(this, {
      ...{ settings, codeOf, table, queues, uploads, storageKey, logKey, pepper, pepperKey, siteOrigin },
    })
    serve(this, api, functions.http)
    createTriggers(this, table, queues, functions)
    scanArrivals(this, uploads, functions.scan, queues.eventsAside)
    createAlarms(this, settings, { api, queues, functions })
    createDashboard(this, { api, table, queues, functions })

    new CfnOutput(this, 'Site', { value: origin })
    new CfnOutput(this, 'TableName', { value: table.tableName })
    // Event source mappings cannot carry tags in China.
    Tags.of(this).add('product', 'kezhi', { excludeResourceTypes: ['AWS::Lambda::EventSourceMapping'] })
    Tags.of(this).add('stage', stage, { excludeResourceTypes: ['AWS::Lambda::EventSourceMapping'] })
    if (isChina(settings) && settings.icp === undefined)
      Annotations.of(this).addWarningV2('kezhi:icp', 'Without an ICP filing AWS China answers no public request.')
  }
}
