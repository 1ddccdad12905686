import middy from '@middy/core'
import type { S3Event } from 'aws-lambda'
import { scanUpload } from './scan-upload.ts'

/** Files as they arrive: let in or removed before anybody can open them. */
export const handler = middy(async ({ Records }: S3Event) => {
  for (const { s3 } of Records) await scanUpload({ bucket: s3.bucket.name, key: s3.object.key, size: s3.object.size })
})
