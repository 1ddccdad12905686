import type { Text } from '#shared/kernel/text.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import type { Interval } from '#shared/time/interval.ts'
import { localDate } from '#shared/time/shanghai.ts'
import type { Remedy, Way } from './constraints/remedy.ts'
import { clockSpan, day, dayAndTime, decimal, languageName } from './constraints/words.ts'

/** To whom a sentence speaks: to staff about somebody, or to that somebody. */
export type Audience = 'staff' | 'person'

interface Who {
  zh: string
  en: string
  their: string
  them: string
}

const whoIs: Readonly<Record<Audience, Who>> = {
  staff: { zh: '本人', en: 'they', their: 'their', them: 'them' },
  person: { zh: '您', en: 'you', their: 'your', them: 'you' },
}

const levels: readonly Text[] = [
  { zh: '会一点', en: 'the basics' },
  { zh: '会一点', en: 'the basics' },
  { zh: '熟练', en: 'practised' },
  { zh: '精通', en: 'expert' },
]

const spanWords = (span: Interval): Text => ({
  zh: `${day(span.starts).zh} ${clockSpan(span)}`,
  en: `${day(span.starts).en}, ${clockSpan(span)}`,
})

const spansWords = (spans: readonly Interval[]): Text => {
  const words = spans.map(spanWords)
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(' and ') }
}

/** One change as a sentence: who, what, and to which value. */
export const remedyText = (remedy: Remedy, to: Audience): Text => {
  const who = whoIs[to]
  switch (remedy.kind) {
    case 'manner':
      return remedy.manner === 'online'
        ? { zh: `${who.zh}愿意线上服务`, en: `${who.en} accept on-line service` }
        : { zh: `${who.zh}愿意到场服务`, en: `${who.en} accept on-site service` }
    case 'online':
      return { zh: '服务对象改成线上做', en: 'the requester has it done on-line' }
    case 'place': {
      const km = decimal(remedy.withinKm)
      return {
        zh: `服务对象写明地点，离${who.zh} ${km} 公里以内`,
        en: `the requester names the place, within ${km} km of ${who.their} home`,
      }
    }
    case 'reach':
      return { zh: `${who.zh}把路程放到 ${remedy.km} 公里`, en: `${who.en} travel up to ${remedy.km} km` }
    case 'skill': {
      const [name, level] = [skillName(remedy.skill), levels[remedy.level] ?? { zh: '', en: '' }]
      return remedy.by === 'person'
        ? { zh: `${who.zh}会“${name.zh}”的话，补进资料`, en: `${who.en} add “${name.en}” to ${who.their} profile` }
        : {
            zh: `${who.zh}拿出证明，组织认定“${name.zh}” ${remedy.level} 级（${level.zh}）`,
            en: `${who.en} show evidence and the organization confirms “${name.en}” at level ${remedy.level} (${level.en})`,
          }
    }
    case 'level': {
      const name = skillName(remedy.skill)
      return {
        zh: `服务对象把“${name.zh}”降到 ${remedy.level} 级`,
        en: `the requester asks for “${name.en}” at level ${remedy.level} only`,
      }
    }
    case 'reinstate':
      return { zh: `所在组织恢复${who.zh}的资格`, en: `the organization reinstates ${who.them}` }
    case 'statement':
      return remedy.of === 'conduct'
        ? { zh: `${who.zh}签品行承诺`, en: `${who.en} make the conduct statement` }
        : { zh: `${who.zh}声明身心适合服务`, en: `${who.en} state to be fit for service` }
    case 'consent':
      return {
        zh: `监护人的同意管到 ${localDate(remedy.until)}`,
        en: `the guardian consents until ${localDate(remedy.until)}`,
      }
    case 'insurer':
      return { zh: '组织找到肯承保的保险公司', en: `the organization finds an insurer who covers ${who.them}` }
    case 'licence': {
      const name = licenceName(remedy.licence)
      const until = localDate(remedy.over.ends)
      return {
        zh: `${who.zh}补上${name.zh}，${until} 那天有效`,
        en: `${who.en} obtain: ${name.en}, valid on ${until}`,
      }
    }
    case 'training': {
      const name = trainingName(remedy.training)
      const until = localDate(remedy.over.ends)
      return {
        zh: `组织办一次“${name.zh}”培训，${who.zh}参加，${until} 那天有效`,
        en: `the organization holds the training “${name.en}” and ${who.en} take it, valid on ${until}`,
      }
    }
    case 'language': {
      const name = languageName(remedy.language)
      return { zh: `${who.zh}会${name.zh}的话，补进资料`, en: `${who.en} add ${name.en} to ${who.their} languages` }
    }
    case 'interpreter': {
      const name = languageName(remedy.language)
      return {
        zh: `服务对象另找翻译，不要求${name.zh}`,
        en: `the requester finds an interpreter and asks for no ${name.en}`,
      }
    }
    case 'public':
      return { zh: '服务对象改成公开招募', en: 'the requester recruits in public' }
    case 'willing':
      return { zh: `${who.zh}不再回避这个单位`, en: `${who.en} no longer rule this body out` }
    case 'readmit':
      return { zh: `服务对象不再请求回避${who.zh}`, en: 'the requester no longer asks for somebody else' }
    case 'noCompetitor':
      return {
        zh: `服务对象不再把${who.zh}的单位列为同行`,
        en: `the requester no longer names ${who.their} employer as a competitor`,
      }
    case 'industry':
      return industryText(remedy, who)
    case 'free': {
      const spans = spansWords(remedy.spans)
      return { zh: `${who.zh}在日历上把 ${spans.zh} 填成有空`, en: `${who.en} mark ${spans.en} as free` }
    }
    case 'leave': {
      const span = spanWords(remedy.over)
      return { zh: `${who.zh}不去 ${span.zh} 的那次服务`, en: `${who.en} do not serve elsewhere on ${span.en}` }
    }
    case 'hours':
      return {
        zh: `${who.zh}把每周时长放到 ${decimal(remedy.hours)} 小时`,
        en: `${who.en} raise ${who.their} weekly hours to ${decimal(remedy.hours)}`,
      }
    case 'resume':
      return { zh: `${who.zh}结束暂停`, en: `${who.en} end the pause` }
    case 'answer': {
      const span = spanWords(remedy.over)
      return {
        zh: `${who.zh}先回复 ${span.zh} 的那份邀请（不接）`,
        en: `${who.en} answer the invitation for ${span.en} (with a no)`,
      }
    }
    case 'asks':
      return {
        zh: `${who.zh}把每周邀请数放到 ${remedy.asks} 次`,
        en: `${who.en} allow ${remedy.asks} invitations a week`,
      }
    case 'wait': {
      const until = dayAndTime(remedy.until)
      return { zh: `等到${until.zh}`, en: `wait until ${until.en}` }
    }
  }
}

const industryText = ({ by, unlike }: Extract<Remedy, { kind: 'industry' }>, who: Who): Text => {
  const other =
    unlike === undefined ? { zh: '', en: '' } : { zh: `（不是 ${unlike} 就行）`, en: ` (any other than ${unlike})` }
  return by === 'person'
    ? {
        zh: `${who.zh}在“我的资料”里写明单位的行业小类${other.zh}`,
        en: `${who.en} state the industry class of ${who.their} employer${other.en}`,
      }
    : {
        zh: `服务对象在“我的需求”里写明自己的行业小类${other.zh}`,
        en: `the requester states its industry class${other.en}`,
      }
}

/** Changes that go together, as one sentence. */
export const wayText = (way: Way, to: Audience): Text => {
  const texts = way.map((remedy) => remedyText(remedy, to))
  return { zh: texts.map(({ zh }) => zh).join('，并且'), en: texts.map(({ en }) => en).join(', and ') }
}

/** Ways of which any one will do, as one sentence. */
export const waysText = (ways: readonly Way[], to: Audience): Text => {
  const texts = ways.map((way) => wayText(way, to))
  return { zh: texts.map(({ zh }) => zh).join('，或者'), en: texts.map(({ en }) => en).join('; or ') }
}
