/** What a file may be, told by its first bytes. */
export const paperTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type PaperType = (typeof paperTypes)[number]

/** What the scan found: the kind of file, and a tag that no other content has. */
export interface Found {
  type: PaperType
  tag: string
}

export const paperRule = { mostBytes: 5 * 1024 * 1024, mostPapers: 10, uploadMinutes: 10, linkSeconds: 60 } as const
