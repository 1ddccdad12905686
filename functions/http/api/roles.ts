import * as z from 'zod'
import { Role } from '#shared/authority/actor.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { Membership } from '#shared/people/person.ts'
import { revokeRole } from '#shared/people/revoke-role.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const GivenRole = z
  .object({ role: Role })
  .meta({ description: 'A working role: volunteers and members come by themselves.' })

/** Who works for an organization, audits it or administers: given and taken with immediate effect. */
export const roleRoutes = {
  grantRole: route({
    method: 'post',
    path: '/people/{personId}/roles',
    admits: 'role.appoint',
    tag,
    summary: { zh: '给一个人工作身份', en: 'Give a person a working role' },
    creates: true,
    query: none,
    body: GivenRole,
    answer: Membership,
    handle: ({ context, params, body }) => grantRole(context, { ...params, ...body }),
  }),
  revokeRole: route({
    method: 'post',
    path: '/people/{personId}/roles/end',
    admits: 'role.appoint',
    tag,
    summary: { zh: '收回一个工作身份', en: 'Take a working role away' },
    query: none,
    body: GivenRole,
    answer: none,
    handle: async ({ context, params, body }) => {
      await revokeRole(context, { ...params, ...body })
      return undefined
    },
  }),
}
