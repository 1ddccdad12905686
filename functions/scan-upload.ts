import { signedFetch, surroundings } from './aws/signed-fetch.ts'
import { log } from './log.ts'

/** Licences and photos: more than that no phone makes of a page. */
export const mostBytes = 10 * 1024 * 1024

const beginnings: readonly [type: string, bytes: readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** What a file is by its first bytes; a name or a declared type proves nothing. */
export const kindOf = (head: Uint8Array): string | undefined =>
  beginnings.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0]

const addressOf = (bucket: string, key: string): URL => {
  const { region, domain } = surroundings()
  const path = key
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/')
  return new URL(`https://${bucket}.s3.${region}.${domain}/${path}`)
}

const incoming = 'incoming/'

/**
 * Looks at one arrival and moves it to `checked/` under the type it really has, or removes it. Running twice is no harm:
 * what is gone has been dealt with.
 */
export const scanUpload = async ({
  bucket,
  key,
  size,
}: {
  bucket: string
  key: string
  size: number
}): Promise<void> => {
  const url = addressOf(bucket, key)
  const remove = () => signedFetch({ service: 's3', method: 'DELETE', url })
  const kind = size > 0 && size <= mostBytes ? await readKind(url) : undefined
  if (kind === undefined) {
    log('warn', 'upload refused', { key, size })
    await remove()
    return
  }
  await signedFetch({
    service: 's3',
    method: 'PUT',
    url: addressOf(bucket, `checked/${key.slice(incoming.length)}`),
    headers: {
      'x-amz-copy-source': `/${bucket}${url.pathname}`,
      'x-amz-metadata-directive': 'REPLACE',
      'content-type': kind,
      'content-disposition': 'attachment',
    },
  })
  await remove()
}

const readKind = async (url: URL): Promise<string | undefined> => {
  const answer = await signedFetch({ service: 's3', method: 'GET', url, headers: { range: 'bytes=0-15' } })
  return kindOf(new Uint8Array(await answer.arrayBuffer()))
}
