import { paperRule, paperTypes } from '#shared/volunteers/paper-rule.ts'
import { credentials, policySignature, presigned, signedFetch, surroundings } from './aws/signed-fetch.ts'
import type { Files } from './files.ts'
import { bucketAddress, mostBytes } from './scan-upload.ts'

const basicDate = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Files in the bucket. Nothing of them passes through this function: browsers send and fetch them by signed forms and links. */
export const bucketFiles = (bucket: string): Files => {
  const address = (place: string, name: string): URL => bucketAddress(bucket, `${place}/${name}`)
  const { origin } = address('incoming', '')
  // Without the right to list, what is not there is "forbidden".
  const head = async (url: URL): Promise<Response | undefined> => {
    const answer = await signedFetch({ service: 's3', method: 'HEAD', url }, [403, 404])
    return answer.ok ? answer : undefined
  }
  return {
    origin,
    upload: (name, next) => {
      const by = credentials()
      const now = new Date()
      const at = basicDate(now)
      const scope = `${at.slice(0, 8)}/${surroundings().region}/s3/aws4_request`
      const fixed = {
        key: `incoming/${name}`,
        success_action_redirect: next,
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-credential': `${by.accessKeyId}/${scope}`,
        'x-amz-date': at,
        ...(by.sessionToken === undefined ? {} : { 'x-amz-security-token': by.sessionToken }),
      }
      const policy = Buffer.from(
        JSON.stringify({
          expiration: new Date(now.getTime() + paperRule.uploadMinutes * 60_000).toISOString(),
          conditions: [
            { bucket },
            ...Object.entries(fixed).map(([k, v]) => ({ [k]: v })),
            ['content-length-range', 1, mostBytes],
          ],
        }),
      ).toString('base64')
      return {
        action: `${origin}/`,
        fields: { ...fixed, policy, 'x-amz-signature': policySignature(policy, by, scope) },
      }
    },
    found: async (name) => {
      const checked = await head(address('checked', name))
      const type = paperTypes.find((one) => one === checked?.headers.get('content-type'))
      if (type !== undefined) return { type, tag: checked?.headers.get('etag') ?? '' }
      return (await head(address('refused', name))) ? 'refused' : undefined
    },
    open: async (name, tag) => {
      const url = address('checked', name)
      const there = await head(url)
      if (!there || (tag !== undefined && tag !== there.headers.get('etag'))) return undefined
      return { to: presigned(url, credentials(), basicDate(new Date()), paperRule.linkSeconds).href }
    },
    remove: async (name) => {
      for (const place of ['incoming', 'checked', 'refused'])
        await signedFetch({ service: 's3', method: 'DELETE', url: address(place, name) }, [404])
    },
  }
}
