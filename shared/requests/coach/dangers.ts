import type { RiskKind } from '../service-request.ts'
import { saidIn } from './said.ts'

/** A danger that a text names: the word as it stands there. */
export interface Danger {
  kind: RiskKind
  word: string
}

/** Words of work that hurts people: whoever writes them says which danger there is, or why there is none (Art. 8). */
const grave: readonly { kind: RiskKind; words: RegExp }[] = [
  { kind: 'height', words: /高空|高处作业|登高|爬高|屋顶|房顶|脚手架|吊篮|塔吊|铁塔|桅杆/ },
  { kind: 'electric', words: /带电(?![脑话视池子])|高压电|触电|配电柜|配电房|漏电|高压线/ },
  { kind: 'fire', words: /明火|动火|点火|液化气|煤气|天然气管|乙炔|氧气瓶|气瓶/ },
  { kind: 'other', words: /有限空间|密闭空间|受限空间|下井|窨井|污水池|化粪池|沼气池|储罐|罐内|地窖/ },
  { kind: 'chemical', words: /危化品|危险化学品|剧毒|强酸|强碱|氰化|氯气|液氨|硫酸|盐酸|硝酸|烧碱/ },
  { kind: 'pressure', words: /压力容器|高压釜|高压蒸汽|锅炉(检修|里面|内部)/ },
  { kind: 'water', words: /潜水|下水作业|下河|水下/ },
]

/** Words of places and things where a danger is likely: it is proposed, nothing more. */
const likely: readonly { kind: RiskKind; words: RegExp }[] = [
  { kind: 'arc', words: /焊|弧光|气割/ },
  { kind: 'movingMachine', words: /机器人|机床|冲床|注塑机|传送带|生产线|产线|搅拌|行车|叉车|液压/ },
  { kind: 'heat', words: /(?<!耐)高温|蒸汽|熔炼|烫|炉/ },
  { kind: 'dust', words: /粉尘|打磨|抛光|噪声|噪音/ },
  { kind: 'sharp', words: /修剪|嫁接|刀具|切割|锯/ },
  { kind: 'water', words: /河边|水库|鱼塘|江边|船上|玩水/ },
  { kind: 'chemical', words: /农药|打药|喷药|试剂|化学实验|废水|化工/ },
  { kind: 'electric', words: /接线|电路|电控|强电|电气|控制柜|PLC|S7-?\d+|变压器|配电箱/ },
  { kind: 'pressure', words: /锅炉|空压机|高压/ },
  { kind: 'biological', words: /病原|养殖|猪场|鸡舍|医疗废物|菌种/ },
  { kind: 'animal', words: /猪|牛|羊|(?<!机器)狗|蜂/ },
  { kind: 'outdoor', words: /果园|田里|田间|稻田|山上|野外|户外|林地|茶园/ },
  { kind: 'crowd', words: /集市|赶圩|广场|大型活动|人山人海/ },
  { kind: 'fire', words: /灭火器|消防器材/ },
]

const foundIn = (text: string, list: readonly { kind: RiskKind; words: RegExp }[]): Danger[] =>
  list.flatMap(({ kind, words }) => {
    const word = saidIn(text, words)
    return word === undefined ? [] : [{ kind, word }]
  })

/** Pure: dangers of work that hurts people. */
export const graveDangers = (text: string): Danger[] => foundIn(text, grave)

/** Pure: dangers that are likely there and not grave ones already. */
export const likelyDangers = (text: string): Danger[] => {
  const known = graveDangers(text).map(({ kind }) => kind)
  return foundIn(text, likely).filter(({ kind }) => !known.includes(kind))
}

/** Pure: grave dangers that a list of risks leaves out. "Other", with its words, answers for any. */
export const untoldDangers = (text: string, risks: readonly RiskKind[]): Danger[] =>
  risks.includes('other') ? [] : graveDangers(text).filter(({ kind }) => !risks.includes(kind))

/** Pure: the kinds of danger that words of an answer name; "other" where they name none. */
export const kindsNamed = (words: string): RiskKind[] => {
  const kinds = [...foundIn(words, grave), ...foundIn(words, likely)].map(({ kind }) => kind)
  return kinds.length === 0 ? ['other'] : [...new Set(kinds)]
}
