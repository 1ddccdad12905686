import type { Text } from '#shared/kernel/text.ts'
import type { Weights } from '#shared/settings/settings.ts'
import type { Evidence } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelFor } from './constraints/ability.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { kilometres } from './constraints/place.ts'
import { hoursInWeek } from './constraints/time.ts'
import { decimal, joined, languageName } from './constraints/words.ts'
import { asksWithin, localTongues } from './parts.ts'

const evidenceWords: Readonly<Record<Evidence, Text>> = {
  claimed: { zh: '自报', en: 'as stated' },
  document: { zh: '有材料', en: 'documented' },
  title: { zh: '有职称', en: 'by title' },
  endorsed: { zh: '组织认可', en: 'endorsed' },
  proven: { zh: '服务中证实', en: 'proven in service' },
}

const levelWords: readonly Text[] = [
  { zh: '未计入', en: 'not counted' },
  { zh: '会一点', en: 'knows the basics' },
  { zh: '熟练', en: 'practised' },
  { zh: '精通', en: 'expert' },
]

const skillSentence = (facts: MatchFacts): Text =>
  joined(
    facts.position.skills.map(({ skill }) => {
      const name = skillName(skill)
      const level = levelWords[levelFor(facts, skill)] ?? { zh: '', en: '' }
      const held = facts.volunteer.skills.find((one) => one.skill === skill)
      const rests = evidenceWords[held?.evidence ?? 'claimed']
      return { zh: `${name.zh}：${level.zh}（${rests.zh}）`, en: `${name.en}: ${level.en} (${rests.en})` }
    }),
  )

/** What one part of a score says about a person, with the numbers. */
export const sentenceFor = (name: keyof Weights, facts: MatchFacts): Text => {
  const { calendar, volunteer, shift } = facts
  switch (name) {
    case 'skill':
      return skillSentence(facts)
    case 'distance': {
      const km = decimal(kilometres(facts) ?? 0)
      return { zh: `离得近，约 ${km} 公里`, en: `close by, about ${km} km` }
    }
    case 'slack': {
      const left = decimal(Math.max(0, calendar.hoursPerWeek - hoursInWeek(calendar, shift.starts)))
      return { zh: `那一周还有 ${left} 小时可以服务`, en: `${left} hours of service left that week` }
    }
    case 'continuity':
      return { zh: '为这家服务过', en: 'has served this body before' }
    case 'preference':
      return { zh: '说过喜欢这一类服务', en: 'said they like this kind of service' }
    case 'language': {
      const spoken = volunteer.languages.find((one) => localTongues(facts.request.districtCode).includes(one))
      const tongue = languageName(spoken ?? 'zh')
      return { zh: `会说当地的${tongue.zh}`, en: `speaks the local ${tongue.en}` }
    }
    case 'outcome': {
      const { ratings, ratingSum } = volunteer.served
      return ratings === 0
        ? { zh: '还没有评价', en: 'no ratings yet' }
        : {
            zh: `${ratings} 次评价，平均 ${decimal(ratingSum / ratings)} 分`,
            en: `${ratings} ratings, ${decimal(ratingSum / ratings)} on average`,
          }
    }
    case 'overQualified':
      return { zh: '水平高于需要，留给更难的需求', en: 'more skilled than needed, kept for harder needs' }
    case 'load':
      return { zh: '前后两周已有服务', en: 'has services in the weeks around' }
    case 'asked': {
      const asks = asksWithin(calendar, facts.now, 28)
      return { zh: `四周内问过 ${asks} 次`, en: `asked ${asks} times within four weeks` }
    }
  }
}
