/** What a file may be, told by its first bytes. */
export const paperTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type PaperType = (typeof paperTypes)[number]

export const paperRule = { mostBytes: 5 * 1024 * 1024, mostPapers: 10, uploadMinutes: 10, linkSeconds: 60 } as const
