import { type PaperType, paperRule } from '#shared/volunteers/paper-rule.ts'
import { signedFetch, surroundings } from './aws/signed-fetch.ts'
import { log } from './log.ts'

/** More than a phone makes of a page. */
export const mostBytes = paperRule.mostBytes

const starts = (head: Uint8Array, bytes: readonly number[], from = 0): boolean =>
  bytes.every((byte, at) => head[from + at] === byte)
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))

/** What a file is by its first bytes; a name or a declared type proves nothing. */
export const kindOf = (head: Uint8Array): PaperType | undefined => {
  if (starts(head, ascii('%PDF-'))) return 'application/pdf'
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (starts(head, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  return starts(head, ascii('RIFF')) && starts(head, ascii('WEBP'), 8) ? 'image/webp' : undefined
}

/** Where an object of the bucket is reached. */
export const bucketAddress = (bucket: string, key: string): URL => {
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
  const url = bucketAddress(bucket, key)
  const remove = () => signedFetch({ service: 's3', method: 'DELETE', url })
  const looked = size > 0 && size <= mostBytes ? await readKind(url) : undefined
  if (looked === undefined) {
    log('warn', 'upload refused', { size })
    // An empty mark, by which the sender is told.
    const mark = bucketAddress(bucket, `refused/${key.slice(incoming.length)}`)
    await signedFetch({ service: 's3', method: 'PUT', url: mark })
    await remove()
    return
  }
  const copied = await signedFetch(
    {
      service: 's3',
      method: 'PUT',
      url: bucketAddress(bucket, `checked/${key.slice(incoming.length)}`),
      headers: {
        'x-amz-copy-source': `/${bucket}${url.pathname}`,
        'x-amz-metadata-directive': 'REPLACE',
        // Not what was sent in its place since: only what was looked at.
        'x-amz-copy-source-if-match': looked.tag,
        // What was checked before stays: a form is good for some minutes, and may be sent twice.
        'if-none-match': '*',
        'content-type': looked.kind,
        'content-disposition': 'attachment',
      },
    },
    [412],
  )
  if (copied.status === 412) {
    log('warn', 'upload not let in: one was checked already, or it changed meanwhile')
    // What changed meanwhile is an arrival of its own, and is looked at by itself.
    if ((await readKind(url))?.tag !== looked.tag) return
  }
  await remove()
}

const readKind = async (url: URL): Promise<{ kind: PaperType; tag: string } | undefined> => {
  const answer = await signedFetch({ service: 's3', method: 'GET', url, headers: { range: 'bytes=0-15' } })
  const kind = kindOf(new Uint8Array(await answer.arrayBuffer()))
  return kind && { kind, tag: answer.headers.get('etag') ?? '' }
}
