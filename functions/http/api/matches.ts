import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { Funnel } from '#shared/matching/funnel.ts'
import { MatchedPosition } from '#shared/matching/match.ts'
import { RelaxationCount } from '#shared/matching/relaxations.ts'
import { askAgain } from '#shared/offers/ask-again.ts'
import { readMatch, readMatchProgress } from '#shared/offers/read-match.ts'
import { Instant } from '#shared/time/instant.ts'
import { none, route } from './route.ts'

const tag = 'matches'
const Part = z.object({ name: z.string(), value: z.number(), points: z.number() })

const Explanation = z.object({
  verdicts: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      reason: Text.optional(),
      change: Text.optional(),
    }),
  ),
  fits: z.boolean(),
  score: z.object({ fit: z.number(), parts: z.array(Part) }).optional(),
  sentences: z.array(z.object({ part: Part, text: Text })),
  probability: z.number().optional(),
  otherStart: Instant.optional(),
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
