import type { Text } from '#shared/kernel/text.ts'
import { Emphasis, type PartName } from './settings.ts'

/** Names of the parts of a score, for columns, legends and fields. */
export const partWords: Readonly<Record<PartName, Text>> = {
  skill: { zh: '技能把握', en: 'Skill' },
  distance: { zh: '路程', en: 'Distance' },
  slack: { zh: '时间宽裕', en: 'Time to spare' },
  continuity: { zh: '连续', en: 'Continuity' },
  preference: { zh: '意愿', en: 'Wish' },
  language: { zh: '语言', en: 'Language' },
  outcome: { zh: '以往评价', en: 'Past ratings' },
  overQualified: { zh: '扣分：大材小用', en: 'Less: kept for harder needs' },
  load: { zh: '扣分：近期已忙', en: 'Less: busy lately' },
  asked: { zh: '扣分：近期问过多', en: 'Less: asked often lately' },
}

/** What each emphasis is about, with the items of Article 11 that have it. */
export const emphasisWords: Readonly<Record<Emphasis, Text>> = {
  near: { zh: '第 1、4 项：就近', en: 'Items 1, 4: close by' },
  depth: { zh: '第 2 项：专业深度', en: 'Item 2: depth of skill' },
  shortTrip: { zh: '第 3 项：短途', en: 'Item 3: short trips' },
  continuity: { zh: '第 5 项：连续', en: 'Item 5: continuity' },
  care: { zh: '第 6 项：关怀', en: 'Item 6: care' },
  time: { zh: '第 7 项：线上', en: 'Item 7: on-line' },
  even: { zh: '第 8 项：其他', en: 'Item 8: other' },
}

/** One number in words; `times` is what it is multiplied by for people: shares are told in hundredths. */
export interface SettingWords {
  label: Text
  unit?: Text
  times: 1 | 100
}

const plain = (zh: string, en: string): SettingWords => ({ label: { zh, en }, times: 1 })
const hours = (zh: string, en: string): SettingWords => ({ ...plain(zh, en), unit: { zh: '小时', en: 'hours' } })
const km = (zh: string, en: string): SettingWords => ({ ...plain(zh, en), unit: { zh: '公里', en: 'km' } })
const share = (zh: string, en: string): SettingWords => ({ label: { zh, en }, times: 100, unit: { zh: '%', en: '%' } })
const people = (zh: string, en: string): SettingWords => ({ ...plain(zh, en), unit: { zh: '人', en: 'people' } })

const single: Readonly<Record<string, SettingWords>> = {
  'widening.wider.afterHours': hours('开放多久后问愿意走远路的', 'People who travel further, after'),
  'widening.wider.share': share('或到开始前时间的几成，早的算', 'or after this share of the time, if sooner'),
  'widening.experts.afterHours': hours('多久后问水平更高的', 'People of a higher level, after'),
  'widening.experts.share': share('或到时间的几成（更高水平）', 'or after this share (higher level)'),
  'widening.newcomers.afterHours': hours('多久后不再限制新人的比例', 'Newcomers without a share, after'),
  'widening.newcomers.share': share('或到时间的几成（新人）', 'or after this share (newcomers)'),
  nearKm: km('多近算近处', 'Close by means within'),
  'newcomers.answers': plain('答复过几次以下算新人', 'A newcomer has fewer answers than'),
  'newcomers.every': plain('每几份邀请留一份给新人', 'One invitation for newcomers in'),
  nearEqual: share('相差多少以内算不相上下', 'Near-equals differ by less than'),
  'waves.usual': people('一批最多问几人', 'Asked in one wave, at most'),
  'waves.manySeats': people('大型活动一批最多问几人', 'Asked in one wave of a large event, at most'),
  'waves.perSeat': people('每差一人最多问几人', 'Asked for each missing seat, at most'),
  'waves.beyond': people('再多问几人', 'and so many more'),
  'waves.hoped': plain('每差一人，盼几个接受', 'Yeses hoped for, for each missing seat'),
  'waves.enough': plain(
    '每差一人能盼到几个接受，才守住这一步',
    'A step holds while it lets hope for so many yeses a seat',
  ),
  'waves.leastMissing': plain('估计差几人以下就先等', 'Wait where fewer seats than this are missing'),
  'waves.soon.hours': hours('离开始多久算快了', 'Soon means within'),
  'waves.soon.factor': plain('快了，多问几倍', 'Then so many times as many'),
  'waves.verySoon.hours': hours('离开始多久算很快', 'Very soon means within'),
  'waves.verySoon.factor': plain('很快，多问几倍', 'Then so many times as many (very soon)'),
  'waves.silenceHours': hours('多久没回音，只当一半指望', 'Half the hope is left after a silence of'),
  'waves.lookHours': hours('多久后再看一次回音', 'Silence is looked at again after'),
  'worth.filled': share('名额补上就值几成，其余看合适程度', 'Worth of any filling; the rest is the fit'),
  'worth.elsewhere': share('别处更需要这人，计入几成', 'Counted of being sought more elsewhere'),
  'worth.ask': share('打扰一次算几成名额', 'Cost of an invitation, in parts of a seat'),
  'worth.furtherAsk': share('一周内每多一次再加', 'More after each of the week'),
  'worth.least': share('低于多少就不打扰', 'Left in peace below'),
  'answer.longestHours': hours('回复时间最长', 'Longest time to answer'),
  'answer.share': share('最多占剩下时间的', 'At most this share of the time left'),
  'chance.accepted': plain('还没答复过的人：算接受过几次', 'Before any answer: so many yeses'),
  'chance.asked': plain('还没答复过的人：算问过几次', 'Before any answer: of so many asks'),
  'chance.fit': plain('合适程度的作用', 'Weight of the fit'),
  'chance.likes': plain('本人愿意做这类服务的作用', 'Weight of a kind they like'),
  'chance.usualFit': share('合适程度的中间值', 'A middling fit'),
  'chance.distance': plain('路程的作用（负数）', 'Weight of the way (negative)'),
  'chance.usualWay': share('路程占愿走的几成以下没影响', 'No effect below this share of the reach'),
  'chance.shortNotice': plain('临时通知的作用（负数）', 'Weight of short notice (negative)'),
  'chance.noticeHours': hours('提前多久不算临时', 'Not short from'),
  'chance.fatigue': share('一周内每多问一次，剩几成', 'Left after each further ask of the week'),
  usualAsksPerWeek: plain('报名时预填的每周邀请数', 'Invitations a week proposed on joining'),
}

const partOf = (name: string): Text | undefined => Object.entries(partWords).find(([one]) => one === name)?.[1]

/** The words of the number at a path. */
export const settingWords = (path: string): SettingWords => {
  const [group, name = '', part = ''] = path.split('.')
  const label = partOf(group === 'weights' ? name : part)
  if (group === 'weights' && label) return { label, times: 100, unit: { zh: '分', en: 'points' } }
  const emphasis = Emphasis.safeParse(name).data
  if (group === 'emphasis' && label) return { label, times: 1, unit: { zh: '倍', en: 'times' } }
  if (group === 'scaleKm' && emphasis) return km('几公里外路程不得分', 'No distance points beyond')
  const words = single[path]
  if (words === undefined) throw new Error(`No words for the setting ${path}.`)
  return words
}

/** The same with what it belongs to, where several have the same name. */
export const fullSettingLabel = (path: string): Text => {
  const [group, name = ''] = path.split('.')
  const { label } = settingWords(path)
  const emphasis = group === 'emphasis' || group === 'scaleKm' ? Emphasis.safeParse(name).data : undefined
  if (emphasis === undefined) return label
  const about = emphasisWords[emphasis]
  return { zh: `${about.zh}，${label.zh}`, en: `${about.en}, ${label.en}` }
}

/** A number as people read and type it: shares in hundredths, nothing behind what was meant. */
export const shownSetting = (path: string, value: number): string =>
  String(Number((value * settingWords(path).times).toFixed(4)))
