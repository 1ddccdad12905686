import * as z from 'zod'
import { suggestSkills } from '#functions/suggesting.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { ScopeItem } from '#shared/requests/service-request.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'

const SuggestedSkill = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  score: z.number().meta({ description: 'From 0 to 1, for comparing within one answer.' }),
  because: z.array(z.string()).meta({ description: 'The words of the text that led to it.' }),
})

export const suggestionRoutes = {
  suggestSkills: route({
    method: 'post',
    path: '/skills/suggestions',
    // A need may name people and machines: it travels as content and never in an address.
    admits: 'signedIn',
    tag: 'lists',
    summary: {
      zh: '用大白话说的需要，可能要哪些技能，凭哪几个字',
      en: 'Skills that a need in plain words may ask for',
    },
    query: none,
    body: z.object({
      text: z.string().trim().min(2).max(3000),
      scopeItem: ScopeItem.optional(),
      requesterKind: RequesterKind.optional(),
    }),
    answer: z.object({ suggestions: z.array(SuggestedSkill) }),
    handle: async ({ context, body: { text, ...about } }) => {
      const found = await suggestSkills(context, text, given(about))
      return { suggestions: found.map((one) => ({ ...one, ...skillName(one.code) })) }
    },
  }),
}
