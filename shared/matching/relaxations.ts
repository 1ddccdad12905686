import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { trainingName } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import type { Assessed } from './assess.ts'
import { checkAll, type MatchFacts, type Relaxation } from './constraints/index.ts'
import { dayAndTime, languageName } from './constraints/words.ts'
import { otherStarts } from './free-time.ts'
import { fitsAt, missingByOne } from './near-misses.ts'

/**
 * One change that lets more people in: how many, and who could make it. Nothing is ever relaxed by itself: hard rules come
 * from the law and from both sides.
 */
export const RelaxationCount = z.object({
  kind: z.string(),
  more: z.number().int(),
  text: Text,
  decidedBy: z.enum(['requester', 'volunteer', 'staff']),
  /** For a change of time: the other start. */
  starts: z.string().optional(),
})
export type RelaxationCount = z.infer<typeof RelaxationCount>

const kept = 8
const radiusSteps = [5, 10, 15, 20, 30, 50, 100, 200]
const timeRules: readonly string[] = ['available', 'noOverlap', 'travelGap', 'weeklyHours']

/** Pure: for each single change, how many of the people looked at would then fit; the most helpful first. */
export const relaxationsOf = (assessed: readonly Assessed[]): RelaxationCount[] => {
  const missing = missingByOne(assessed)
  const all = [...online(missing), ...radius(missing), ...times(missing), ...named(missing)]
  return all
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more || (a.text.en < b.text.en ? -1 : 1))
    .slice(0, kept)
}

type Missing = ReturnType<typeof missingByOne>

const online = (missing: Missing): RelaxationCount[] => {
  const onSite = missing.filter(({ facts }) => facts.request.manner === 'onSite')
  const more = onSite.filter(({ facts }) => fitsOnline(facts)).length
  return [{ kind: 'online', more, decidedBy: 'requester', text: { zh: '先线上做', en: 'first on-line' } }]
}

const fitsOnline = (facts: MatchFacts): boolean =>
  checkAll({ ...facts, request: { ...facts.request, manner: 'online' } }, { for: 'asking' }).every(
    ({ passed }) => passed,
  )

const radius = (missing: Missing): RelaxationCount[] => {
  const kilometres = missing.flatMap(({ failed: [failure] }) =>
    failure?.relaxation?.kind === 'radius' ? [failure.relaxation.km] : [],
  )
  const nearest = radiusSteps.find((km) => kilometres.some((one) => one <= km))
  if (nearest === undefined) return []
  const text = { zh: `路程到 ${nearest} 公里`, en: `radius to ${nearest} km` }
  return [{ kind: 'radius', more: kilometres.filter((km) => km <= nearest).length, decidedBy: 'volunteer', text }]
}

/** The two other starts at which most people could come. */
const times = (missing: Missing): RelaxationCount[] => {
  const busy = missing.filter(({ failed: [failure] }) => timeRules.includes(failure?.name ?? ''))
  const [first] = busy
  if (first === undefined) return []
  return otherStarts(first.facts.shift, first.facts.now)
    .map((starts) => ({ starts, more: busy.filter(({ facts }) => fitsAt(facts, starts)).length }))
    .sort((a, b) => b.more - a.more)
    .slice(0, 2)
    .map(({ starts, more }) => {
      const { zh, en } = dayAndTime(starts)
      return { kind: 'time', more, decidedBy: 'requester', starts, text: { zh: `改到${zh}起`, en: `move to ${en}` } }
    })
}

const grouped: readonly Relaxation['kind'][] = ['level', 'training', 'language', 'insurance', 'anyOrganization']

const named = (missing: Missing): RelaxationCount[] => {
  const groups = new Map<string, { relaxation: Relaxation; more: number }>()
  for (const { failed } of missing) {
    const relaxation = failed[0]?.relaxation
    if (relaxation === undefined || !grouped.includes(relaxation.kind)) continue
    const key = JSON.stringify(relaxation)
    groups.set(key, { relaxation, more: (groups.get(key)?.more ?? 0) + 1 })
  }
  return [...groups.values()].flatMap(({ relaxation, more }) => {
    const words = wordsFor(relaxation)
    return words === undefined ? [] : [{ kind: relaxation.kind, more, ...words }]
  })
}

const wordsFor = (relaxation: Relaxation): Pick<RelaxationCount, 'text' | 'decidedBy'> | undefined => {
  switch (relaxation.kind) {
    case 'level': {
      const name = skillName(relaxation.skill)
      const { level } = relaxation
      return {
        text: { zh: `${name.zh} ${level} 级就行`, en: `${name.en}: level ${level} is enough` },
        decidedBy: 'requester',
      }
    }
    case 'training': {
      const name = trainingName(relaxation.training)
      return {
        text: { zh: `先办一次“${name.zh}”培训`, en: `hold the training “${name.en}” first` },
        decidedBy: 'staff',
      }
    }
    case 'language': {
      const name = languageName(relaxation.language)
      return {
        text: { zh: `不要求${name.zh}，另找翻译`, en: `no ${name.en}, with an interpreter` },
        decidedBy: 'requester',
      }
    }
    case 'insurance':
      return { text: { zh: '找到肯承保的保险', en: 'find an insurer who covers them' }, decidedBy: 'staff' }
    case 'anyOrganization':
      return { text: { zh: '改成公开招募', en: 'recruit in public' }, decidedBy: 'requester' }
    default:
      return undefined
  }
}
