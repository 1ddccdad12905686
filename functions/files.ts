import type { Found } from '#shared/volunteers/paper-rule.ts'
import type { Env } from './env.ts'

/** A form that a browser sends straight to where files are kept, the file last. */
export interface UploadForm {
  action: string
  fields: Readonly<Record<string, string>>
}

/** A file for whoever may see it: an address good for a minute, or the bytes themselves. */
export type Opened = { to: string } | { bytes: Uint8Array<ArrayBuffer>; type: string }

/**
 * Where files are kept, by names that nobody guesses. A file arrives, is scanned, and only then can be opened. In the cloud
 * a bucket that is closed to everybody; on one's own machine a folder.
 */
export interface Files {
  /** How a file of this name is sent; good for a few minutes. Then the browser is led to `next`. */
  upload: (name: string, next: string) => UploadForm
  /** What the scan found, if it has looked. */
  found: (name: string) => Promise<Found | 'refused' | undefined>
  /** The file as it was found; nothing where another content stands in its place. */
  open: (name: string, tag: string | undefined) => Promise<Opened | undefined>
  /** The file, wherever it stands by now. Nothing there is no harm. */
  remove: (name: string) => Promise<void>
  /** Takes in a file that came this way: only where no bucket takes it. */
  arrive?: (name: string, bytes: Uint8Array) => Promise<void>
  /** The other site that forms are sent to. */
  origin?: string
}

/** Files of these surroundings; none where nothing is set up for them. */
export const filesOf = async (env: Env): Promise<Files | undefined> => {
  if (env.UPLOAD_FOLDER !== undefined) return (await import('./files-folder.ts')).folderFiles(env.UPLOAD_FOLDER)
  if (env.UPLOAD_BUCKET !== undefined) return (await import('./files-bucket.ts')).bucketFiles(env.UPLOAD_BUCKET)
  return undefined
}
