import { isHan, isWord } from './fold.ts'

/** Characters that make sentences and say nothing of a skill. */
const functional = new Set(
  '的了在是有我你他她它们这那哪吗呢吧啊和与及或就都也很太不没想请帮给让把被要会能可以怎么什样何为从到对跟向等些个几一二三两次下上里来去又还再只才已经过着得地之其而且但如果因所于做说看找问谁呀嘛哦啦您咱俩',
)

/** English words in their plain form: cutters, welding and welded are compared as cutt, weld and weld, one machine as many. */
export const stem = (word: string): string =>
  word.length > 5 && /[a-z]$/.test(word)
    ? word.replace(/(?:ations?|ings?|ers?|ed|es|s|e)$/, '')
    : word.length > 3
      ? word.replace(/([^s])s$/, '$1')
      : word

const little = new Set(
  'a an and are as at be but by can do for from has have he help how i if in is it its me my need no not of on or our please she so some that the their them they this to us was we what when who will with would you your want'.split(
    ' ',
  ),
)

/** How much a gram (one or two Chinese characters, or a word in letters) may say: nothing when it is made of function characters alone, little when one of them is in it. */
export const sense = (gram: string): number => {
  if (!isHan(gram[0])) return little.has(gram) || /^\d{1,3}$/.test(gram) ? 0 : 1
  const idle = Number(functional.has(gram.charAt(0))) + Number(gram.length > 1 && functional.has(gram.charAt(1)))
  return idle === gram.length ? 0 : idle > 0 ? 0.4 : 1
}

/** What a gram is looked up by: numbers for Chinese, which are found far sooner than strings, the stem for letters. */
export type GramKey = number | string

const firstHan = 0x3000
const manyHan = 0x7000

/** Visits every gram of a folded text in its order. */
export const eachGram = (text: string, visit: (key: GramKey, starts: number, ends: number) => void): void => {
  for (let at = 0; at < text.length; at++) {
    if (isHan(text[at])) {
      const own = text.charCodeAt(at) - firstHan
      visit(-own, at, at + 1)
      if (isHan(text[at + 1])) visit(own * manyHan + text.charCodeAt(at + 1) - firstHan, at, at + 2)
    } else if (isWord(text[at]) && !isWord(text[at - 1])) {
      let ends = at + 1
      while (isWord(text[ends])) ends++
      visit(stem(text.slice(at, ends)), at, ends)
    }
  }
}
