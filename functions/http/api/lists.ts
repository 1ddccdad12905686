import * as z from 'zod'
import { cityCode, Organization } from '#shared/organizations/organization.ts'
import { organizationsNear } from '#shared/organizations/organizations-near.ts'
import { districts } from '#shared/places/district.ts'
import { Point } from '#shared/places/place.ts'
import { BoardEntry } from '#shared/requests/board.ts'
import { readBoard } from '#shared/requests/read-board.ts'
import { Destination, ScopeItem } from '#shared/requests/service-request.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'
import { keptFor, minute } from '../pages/kept.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'

const tag = 'lists'
const Named = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const Located = Named.extend({ point: Point })

const codes = [cityCode, ...districts.map(({ code }) => code)]
const BoardQuery = z.object({
  district: z.enum(codes).optional(),
  destination: Destination.optional(),
  scopeItem: z.coerce.number().pipe(ScopeItem).optional(),
  online: z.stringbool().optional(),
})
const shown = 60

/** Anybody may ask as often as they like: the table is asked once a minute for each way of narrowing the board. */
const board = keptFor(minute, (context, what) => {
  const { district, ...filter } = BoardQuery.parse(JSON.parse(what))
  return readBoard(context, {
    districtCodes: district === undefined ? codes : [district],
    filter: given(filter),
    limit: shown,
  })
})

export const listRoutes = {
  readBoard: route({
    method: 'get',
    path: '/board',
    admits: 'public',
    tag,
    summary: { zh: '需求板：正在等人的需求，近的在前', en: 'The board: requests looking for people, soonest first' },
    query: BoardQuery,
    body: none,
    answer: z.object({ items: z.array(BoardEntry.extend({ free: z.number().int() })), more: z.boolean() }),
    handle: async ({ context, query: { online, ...query } }) => {
      const asked = JSON.stringify(online === undefined ? query : { ...query, online: String(online) })
      const { lines, more } = await board(context, asked)
      return { items: lines, more }
    },
  }),
  listSkills: route({
    method: 'get',
    path: '/skills',
    admits: 'public',
    tag,
    summary: { zh: '技能目录，按领域', en: 'Skills, by domain' },
    query: none,
    body: none,
    answer: z.object({ domains: z.array(Named.extend({ skills: z.array(Named) })) }),
    handle: async () => ({
      domains: domains.map((domain) => ({ ...domain, skills: [...skillsOf(domain.code)] })),
    }),
  }),
  listPlaces: route({
    method: 'get',
    path: '/places',
    admits: 'public',
    tag,
    summary: { zh: '县区和乡镇街道', en: 'Districts and townships' },
    query: none,
    body: none,
    answer: z.object({ districts: z.array(Located.extend({ townships: z.array(Located) })) }),
    handle: async () => ({ districts }),
  }),
  listOrganizations: route({
    method: 'get',
    path: '/organizations',
    admits: 'public',
    tag,
    summary: { zh: '全市和某县区的科技志愿服务组织', en: 'Organizations of the city and of one district' },
    query: z.object({ district: z.string().regex(/^\d{6}$/) }),
    body: none,
    answer: z.object({ items: z.array(Organization) }),
    handle: async ({ context, query }) => ({
      items: await organizationsNear(context, { districtCode: query.district }),
    }),
  }),
}
