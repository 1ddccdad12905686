import * as z from 'zod'

/** A sentence in both languages of the product: simplified Chinese first, English complete. */
export const Text = z.object({ zh: z.string(), en: z.string() })
export type Text = z.infer<typeof Text>

export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** The sentence in the reader's language. */
export const say = (text: Text, language: Language): string => text[language]
