import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { Funnel } from '#shared/matching/funnel.ts'
import { MatchedPosition } from '#shared/matching/match.ts'
import { RelaxationCount } from '#shared/matching/relaxations.ts'
import { askAgain } from '#shared/offers/ask-again.ts'
import { readMatch, readMatchProgress } from '#shared/offers/read-match.ts'
import { Instant } from '#shared/time/instant.ts'
import { volunteerIdOf } from './actor.ts'
import { none, route } from './route.ts'

const tag = 'matches'
const Part = z.object({ name: z.string(), value: z.number(), points: z.number() })

const Answers = z.object({ why: z.array(Text), whyNot: z.array(Text), whatWouldDo: z.array(Text) })
const Remedy = z
  .looseObject({ kind: z.string(), by: z.enum(['person', 'guardian', 'requester', 'staff', 'time']) })
  .meta({ description: 'One change: who makes it, of which fact, and to which value.' })

const Explanation = z.object({
  verdicts: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      reason: Text.optional(),
    }),
  ),
  fits: z.boolean(),
  score: z.object({ fit: z.number(), parts: z.array(Part) }).optional(),
  sentences: z.array(z.object({ part: Part, text: Text })),
  probability: z.number().optional(),
  would: z
    .object({
      changes: z.array(z.object({ rule: z.string(), remedy: Remedy })),
      fixed: z.array(z.string()).meta({ description: 'Rules nobody can change anything about.' }),
      instead: z.array(z.object({ rule: z.string(), way: z.array(Remedy).readonly() })),
    })
    .meta({ description: 'All changes together, and none less, make the person eligible.' }),
  otherStart: Instant.optional(),
  answers: Answers,
})

const Progress = z.object({
  shiftId: z.string(),
  positionId: z.string(),
  at: Instant,
  funnel: Funnel,
  few: z.boolean().meta({ description: 'Fewer than three people were left: numbers from there on are upper bounds.' }),
  wave: z.number().int(),
  step: z.number().int(),
  relaxations: z.array(RelaxationCount),
})

export const matchRoutes = {
  readMatch: route({
    method: 'get',
    path: '/requests/{requestId}/matches',
    admits: 'match.explain',
    tag,
    summary: {
      zh: '每个岗位的匹配漏斗和候选人，不含姓名',
      en: 'Funnel and candidates of every position, without names',
    },
    query: none,
    body: none,
    answer: z.array(MatchedPosition),
    handle: ({ context, params }) => readMatch(context, params),
  }),
  readMatchProgress: route({
    method: 'get',
    path: '/requests/{requestId}/match-progress',
    admits: 'request.read',
    tag,
    summary: { zh: '找人进展：人数和可以放宽什么', en: 'How the search goes: numbers, and what could be eased' },
    query: none,
    body: none,
    answer: z.array(Progress),
    handle: ({ context, params }) => readMatchProgress(context, params),
  }),
  explainPerson: route({
    method: 'get',
    path: '/requests/{requestId}/shifts/{shiftId}/positions/{positionId}/people/{volunteerId}',
    admits: 'match.explain',
    tag,
    summary: { zh: '为什么是这个人，或为什么不是', en: 'Why this person, or why not' },
    query: none,
    body: none,
    answer: Explanation,
    handle: async ({ context, params }) =>
      (await import('#shared/offers/explain-person.ts')).explainPerson(context, params),
  }),
  explainToMe: route({
    method: 'get',
    path: '/requests/{requestId}/shifts/{shiftId}/positions/{positionId}/eligibility',
    admits: 'offer.answer',
    tag,
    summary: { zh: '我能不能来，为什么没问到我', en: 'Whether I may come, and why I am not asked' },
    query: none,
    body: none,
    answer: z.object({ fits: z.boolean(), answers: Answers }),
    handle: async ({ context, params }) =>
      (await import('#shared/offers/explain-person.ts')).explainToMe(context, {
        ...params,
        volunteerId: volunteerIdOf(context),
      }),
  }),
  askAgain: route({
    method: 'post',
    path: '/requests/{requestId}/match',
    admits: 'match.again',
    tag,
    summary: { zh: '马上再找一轮人', en: 'Look for people again at once' },
    query: none,
    body: none,
    answer: none,
    handle: async ({ context, params }) => {
      await askAgain(context, params)
      return undefined
    },
  }),
}
