import type { Option } from '#functions/http/look/fields.tsx'
import type { Language, Text } from '#shared/kernel/text.ts'
import { scopeItemWords } from '#shared/requests/words.ts'

const numerals = ['', '（一）', '（二）', '（三）', '（四）', '（五）', '（六）', '（七）', '（八）']

/** （二） · (2): an item of Article 11 as the Measures number it. */
export const itemNumber = (item: number, language: Language): string =>
  language === 'zh' ? (numerals[item] ?? '') : `(${item})`

/** What an item of Article 11 is about. */
export const itemText = (item: number): Text => scopeItemWords[item] ?? { zh: String(item), en: String(item) }

/** An item with its number before it, as lists and heads show it. */
export const numberedItem = (item: number, language: Language): string =>
  `${itemNumber(item, language)} ${itemText(item)[language]}`

/** The eight of them. */
export const items = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The eight as choices. */
export const itemOptions = (language: Language): Option[] =>
  items.map((item) => ({ value: String(item), text: numberedItem(item, language) }))
