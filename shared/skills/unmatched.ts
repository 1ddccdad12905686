import { sense } from './suggest/grams.ts'
import type { Suggestion } from './suggest/suggester.ts'

/** A suggestion below this rests on single characters: nobody was helped by it. */
export const leastTold = 0.3

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words that everybody writes and that tell nothing of a skill. */
const idle = new Set(
  '我们 你们 他们 大家 自己 有人 别人 老师 师傅 专家 志愿者 志愿 服务 帮忙 帮助 帮帮 请人 需要 希望 想要 想请 能不能 可不可以 可以 能够 怎么 怎样 什么 为什么 多少 几个 一个 一些 一下 一点 一台 两台 很多 有些 没有 不会 不能 不行 不到 不了 不好 不懂 问题 情况 时候 时间 地方 现在 最近 今年 去年 明天 今天 每天 每周 周末 上午 下午 晚上 以后 之后 以前 因为 所以 但是 而且 或者 还有 还是 就是 如果 已经 正在 一直 经常 总是 老是 比较 非常 特别 可能 应该 必须 进行 开展 组织 活动 工作 单位 公司 工厂 厂里 车间 学校 社区 村里 乡镇 街道 企业 园区 老百姓 居民 群众 村民 学生 孩子 老人 家里 过来 上门 现场 线上 指导 讲讲 讲解 看看 看一下 解决 处理 检查 学习 培训 技术 技能 方面 相关 主要 具体 详细 要求 谢谢 您好 你好 人员 设备 机器 产品 东西 使用 提高 改进 改善 原因 找到 知道 联系 电话 地址 柳州 柳州市 广西 need needs help please want with from that this have about some more very they them their what when where which who how our your people problem machine factory company work use using'.split(
    ' ',
  ),
)

const most = 8

const isCountable = (word: string): boolean => /^[\u4e00-\u9fff]{2,6}$/.test(word) || /^[a-z][a-z-]{2,17}$/.test(word)

/**
 * Pure: the short words of a text that led to no skill: those that no suggestion worth its name rests on. Whole sentences,
 * numbers and long strings never; what everybody writes is left out.
 */
export const unmatchedWords = (text: string, suggestions: readonly Suggestion[]): string[] => {
  const told = suggestions.filter(({ score }) => score >= leastTold).flatMap(({ because }) => because.map(lower))
  const words = wordsOf(lower(text.slice(0, 3000)))
    .filter((word) => isCountable(word) && !idle.has(word))
    .filter((word) => !told.some((reason) => reason.includes(word)))
  return [...new Set(words)].slice(0, most)
}

/** Single characters that stand by themselves and begin no word of a craft. */
const loners = new Set('人教学做找年月日天家厂村县市区路号楼')

/** The words of a text. One that no dictionary knows falls into single characters: those beside each other are taken as one. */
const wordsOf = (text: string): string[] => {
  const words: string[] = []
  let loose = ''
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (/^[\u4e00-\u9fff]$/.test(segment) && sense(segment) > 0 && !loners.has(segment)) loose += segment
    else {
      words.push(loose)
      loose = ''
      if (isWordLike) words.push(segment)
    }
  }
  return [...words, loose].filter((word) => word !== '')
}

const lower = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Pure: whether a text led nowhere: to no suggestion worth its name, or not to what was then chosen. */
export const ledNowhere = (suggestions: readonly Suggestion[], chosen: readonly string[] = []): boolean => {
  const worth = suggestions.filter(({ score }) => score >= leastTold).map(({ code }) => code)
  return worth.length === 0 || chosen.some((code) => !worth.includes(code))
}
