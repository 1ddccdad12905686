import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { readDeployments } from '#infra/settings.ts'
import { KezhiStack } from '#infra/stack.ts'
import cdkJson from '../../cdk.json' with { type: 'json' }

// The library's own template check takes seconds per stack; `npm run synth` has it on.
process.env.CDK_VALIDATION = 'false'

/** A stack of cdk.json, or a variation of one, with code that needs no build. */
export const deploy = (
  name: 'Kezhi' | 'KezhiChina',
  change: Record<string, unknown> = {},
  prepare?: (stack: KezhiStack) => void,
) => {
  const app = new App({ context: cdkJson.context, analyticsReporting: false, treeMetadata: false })
  const { [name]: settings } = readDeployments({ [name]: { ...cdkJson.context.deployments[name], ...change } })
  const stack = new KezhiStack(app, name, settings!, () => Code.fromInline('exports.handler = async () => {}'))
  prepare?.(stack)
  const assembly = app.synth()
  const { messages } = assembly.getStackArtifact(stack.artifactId)
  return { stack, template: Template.fromStack(stack), messages }
}

export interface Statement {
  Action: string | string[]
  Effect: string
  Resource: unknown
}

/** Every allowed pair of action and resource of one function's role. */
export const rightsOf = (template: Template, entry: string): { action: string; resource: string }[] =>
  Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.toLowerCase().startsWith(`${entry}role`))
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement as Statement[])
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((resource) => ({
          action,
          resource: JSON.stringify(resource),
        })),
      ),
    )

/** Properties of every resource of a type, with its logical id. */
export const properties = (template: Template, type: string) =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => ({ id, ...Properties }))

/** Logical id of an entry's function. */
export const functionId = (template: Template, entry: string): string =>
  properties(template, 'AWS::Lambda::Function').find(({ Description }) => Description.endsWith(`: ${entry}`))!.id
