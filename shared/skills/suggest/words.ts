const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where words begin in a folded text, its end included: 1 at such a place, else 0. */
export const wordStarts = (text: string): Uint8Array => {
  const starts = new Uint8Array(text.length + 1)
  for (const { index } of segmenter.segment(text)) starts[index] = 1
  starts[text.length] = 1
  return starts
}
