import * as z from 'zod'
import { Organization } from '#shared/organizations/organization.ts'
import { organizationsNear } from '#shared/organizations/organizations-near.ts'
import { districts } from '#shared/places/district.ts'
import { Point } from '#shared/places/place.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'
import { none, route } from './route.ts'

const tag = 'lists'
const Named = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const Located = Named.extend({ point: Point })

export const listRoutes = {
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
