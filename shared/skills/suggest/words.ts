const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where words begin in a folded text, its end included: 1 at such a place, else 0. */
export const wordStarts = (text: string): Uint8Array => {
  const starts = new Uint8Array(text.length + 1)
  for (const { index } of segmenter.segment(text)) starts[index] = 1
  starts[text.length] = 1
  return starts
}

/** A stretch with the words whole that it cuts through. */
export const wholeWords = <T extends { starts: number; ends: number }>(stretch: T, words: Uint8Array): T => {
  let { starts, ends } = stretch
  while (words[starts] === 0) starts--
  while (words[ends] === 0) ends++
  return { ...stretch, starts, ends }
}
