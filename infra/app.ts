import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import * as z from 'zod'
import { buildFunctions } from '#infra/build.ts'
import { bundleOf } from '#infra/entries.ts'
import { check } from '#infra/nag.ts'
import { readDeployments } from '#infra/settings.ts'
import { KezhiStack } from '#infra/stack.ts'

/** Synthesizes every deployment of cdk.json into cdk.out: `npm run synth`, and what the cdk command runs. */
const { missing } = await buildFunctions()
if (missing.length > 0) {
  console.error(`Nothing to deploy: no functions/${missing.join('.ts, functions/')}.ts`)
  process.exit(1)
}

// Run without the cdk command, nobody hands over the context of cdk.json.
const file: unknown = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'))
const { context } = z.object({ context: z.record(z.string(), z.unknown()) }).parse(file)
const app = new App({ context, analyticsReporting: false, outdir: process.env.CDK_OUTDIR ?? 'cdk.out' })
for (const [name, settings] of Object.entries(readDeployments(app.node.getContext('deployments'))))
  check(new KezhiStack(app, name, settings, (entry) => Code.fromAsset(bundleOf(entry))))

const messages = app.synth().stacks.flatMap(({ messages }) => messages)
for (const { level, id, entry } of messages) console.error(`${level} ${id}: ${entry.data}`)
if (messages.some(({ level }) => level === 'error')) process.exitCode = 1
