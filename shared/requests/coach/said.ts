/** Before a word: it is denied, or only spoken of. */
const deniedBefore =
  /(不|没有|没|无|无需|不用|不会|不涉及|避免|禁止|远离|防|防止|预防|严禁|讲|宣传|科普)[^，。；！？\n]{0,2}$/
/** After a word: it is taught or written of, not done. */
const spokenOfAfter = /^[^，。；！？\n]{0,4}(知识|教育|宣传|培训|讲座|科普|法规|隐患|事故案例|课)/

/** Pure: the first of these words that a text means, as it stands there; words denied or only spoken of do not count. */
export const saidIn = (text: string, words: RegExp): string | undefined => {
  for (const found of text.matchAll(new RegExp(words.source, 'g'))) {
    const before = text.slice(Math.max(0, found.index - 6), found.index)
    const after = text.slice(found.index + found[0].length)
    if (!deniedBefore.test(before) && !spokenOfAfter.test(after)) return found[0]
  }
  return undefined
}
