import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { INagLogger, NagLoggerSuppressedData } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { acknowledgements, check } from '#infra/nag.ts'
import { deploy } from './deployments.ts'

const listener = () => {
  const acknowledged: NagLoggerSuppressedData[] = []
  const ignore = () => {}
  const logger: INagLogger = {
    onCompliance: ignore,
    onNonCompliance: ignore,
    onError: ignore,
    onSuppressedError: ignore,
    onNotApplicable: ignore,
    onSuppressed: (data) => {
      acknowledged.push(data)
    },
  }
  return { acknowledged, logger }
}

describe('what cdk-nag finds', () => {
  const { acknowledged, logger } = listener()
  const world = deploy('Kezhi', {}, (stack) => check(stack, [logger]))
  const china = deploy('KezhiChina', {}, (stack) => check(stack, [logger]))

  it('is acknowledged in both partitions', () => {
    const errors = [...world.messages, ...china.messages].filter(({ level }) => level === 'error')
    expect(errors.map(({ id, entry }) => `${id}: ${entry.data}`)).toEqual([])
  })

  it('is acknowledged at most fifteen times, each with a reason', () => {
    expect(acknowledgements.length).toBeLessThanOrEqual(15)
    for (const { reason } of acknowledgements) expect(reason.length).toBeGreaterThan(30)
  })

  it.each(acknowledgements)('still exists where it is acknowledged: $id of $resource', ({ id, resource, findings }) => {
    const found = acknowledged.filter((data) => data.ruleId === id && data.resource.node.path.includes(`/${resource}`))
    expect(new Set(found.map(({ findingId }) => findingId)).size).toBe(findings?.length ?? 1)
  })

  it('is an error when nobody acknowledged it', () => {
    const { messages } = deploy('Kezhi', {}, (stack) => {
      new Queue(stack, 'Open')
      check(stack)
    })
    const errors = messages.filter(({ level }) => level === 'error').map(({ entry }) => String(entry.data))
    expect(errors).toEqual([expect.stringContaining('SQS3'), expect.stringContaining('SQS4')])
  })
})
