import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { presigned } from '#functions/aws/signed-fetch.ts'
import { bucketFiles } from '#functions/files-bucket.ts'
import { paperRule } from '#shared/volunteers/paper-rule.ts'

beforeAll(() => {
  Object.assign(process.env, {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
  })
})
const next = 'https://kezhi.example/profile/papers'

describe('the form by which a browser sends a file to the bucket', () => {
  it('fixes every field it carries, the size, and a few minutes', () => {
    const { action, fields } = bucketFiles('papers').upload('name', next)
    expect(action).toBe('https://papers.s3.cn-northwest-1.amazonaws.com.cn/')
    const { policy = '', 'x-amz-signature': signature, ...sent } = fields
    const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString())
    expect(conditions).toEqual([
      { bucket: 'papers' },
      ...Object.entries(sent).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', 1, paperRule.mostBytes],
    ])
    expect([sent.key, sent.success_action_redirect]).toEqual(['incoming/name', next])
    expect(Date.parse(expiration) - Date.now()).toBeLessThanOrEqual(paperRule.uploadMinutes * 60_000)
    const day = sent['x-amz-date']?.slice(0, 8) ?? ''
    const key = [day, 'cn-northwest-1', 's3', 'aws4_request'].reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      'AWS4secret',
    )
    expect(signature).toBe(createHmac('sha256', key).update(policy).digest('hex'))
  })

  it('may be sent to that bucket and nowhere else', () => {
    const { origin } = bucketFiles('papers')
    expect(origin).toBe('https://papers.s3.cn-northwest-1.amazonaws.com.cn')
  })
})

it('a link to a file is good for a minute, and makes it a file to keep', () => {
  const by = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const url = new URL('https://papers.s3.cn-northwest-1.amazonaws.com.cn/checked/name')
  const link = presigned(url, by, '20261123T020000Z', paperRule.linkSeconds)
  expect(link.searchParams.get('X-Amz-Expires')).toBe('60')
  expect(link.searchParams.get('response-content-disposition')).toBe('attachment')
  const other = presigned(new URL(url.href.replace('name', 'other')), by, '20261123T020000Z', paperRule.linkSeconds)
  expect(other.searchParams.get('X-Amz-Signature')).not.toBe(link.searchParams.get('X-Amz-Signature'))
})
