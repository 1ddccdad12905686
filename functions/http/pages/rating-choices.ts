import type { Option } from '#functions/http/look/fields.tsx'
import type { Text } from '#shared/kernel/text.ts'

/** How good it was, worst first. */
export const starWords: readonly Text[] = [
  { zh: '差', en: 'Bad' },
  { zh: '较差', en: 'Poor' },
  { zh: '一般', en: 'Fair' },
  { zh: '好', en: 'Good' },
  { zh: '很好', en: 'Very good' },
]

/** Whether the problem was solved, as both sides are asked. */
export const solvedOptions = (say: (text: Text) => string): Option[] => [
  { value: 'yes', text: say({ zh: '解决了', en: 'Solved' }) },
  { value: 'partly', text: say({ zh: '有进展', en: 'Partly' }) },
  { value: 'no', text: say({ zh: '没解决', en: 'Not solved' }) },
]
