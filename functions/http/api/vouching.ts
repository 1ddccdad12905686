import * as z from 'zod'
import { Requester } from '#shared/requesters/requester.ts'
import { VouchRequesterInput, vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { Credential, Evidence, HeldSkill } from '#shared/skills/skill.ts'
import { Instant } from '#shared/time/instant.ts'
import { signOutVolunteer } from '#shared/volunteers/sign-out-volunteer.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'

const tag = 'staff'
// These rewrite index entries, for which the grid of areas is loaded: 200 KB that other calls do without.
const suspending = () => import('#shared/volunteers/suspend-volunteer.ts')

/** "Proven" comes from services alone. */
const SeenSkill = HeldSkill.extend({ evidence: Evidence.exclude(['proven']), expiresAt: Instant.exactOptional() })
const SeenCredential = Credential.extend({ validFrom: Instant.exactOptional() })
const Vouching = z.object({
  skills: z.array(SeenSkill).max(20).optional(),
  licences: z.array(SeenCredential).max(20).optional(),
  trainings: z.array(SeenCredential).max(20).optional(),
  insurable: z.boolean().optional(),
  register: Volunteer.shape.register,
})
const reason = z.string().trim().min(4).max(500)

/** What staff find out about bodies and people. */
export const vouchingRoutes = {
  vouchRequester: route({
    method: 'post',
    path: '/requesters/{requesterId}/vouch',
    admits: 'requester.vouch',
    tag,
    summary: { zh: '核实单位，或暂停它', en: 'Vouch for a body, or suspend it' },
    query: none,
    body: VouchRequesterInput.omit({ requesterId: true }),
    answer: Requester,
    handle: ({ context, params, body }) => vouchRequester(context, { ...params, ...body }),
  }),
  vouchVolunteer: route({
    method: 'post',
    path: '/volunteers/{volunteerId}/vouch',
    admits: 'volunteer.vouch',
    tag,
    summary: {
      zh: '看过材料后，登记技能、证书、培训；没写的不动',
      en: 'Enter skills, licences or trainings after seeing papers; what is left out stays',
    },
    query: none,
    body: Vouching,
    answer: Volunteer,
    handle: async ({ context, params: { volunteerId }, body }) =>
      (await import('#shared/volunteers/vouch-volunteer.ts')).vouchVolunteer(context, {
        volunteerId,
        vouching: given(body),
      }),
  }),
  suspendVolunteer: route({
    method: 'post',
    path: '/volunteers/{volunteerId}/suspend',
    admits: 'volunteer.vouch',
    stepUp: true,
    tag,
    summary: { zh: '停用或移出志愿者，写明原因', en: 'Suspend or remove a volunteer and say why' },
    query: none,
    body: z.object({ state: z.enum(['suspended', 'removed']), reason }),
    answer: Volunteer,
    handle: async ({ context, params, body }) => (await suspending()).suspendVolunteer(context, { ...params, ...body }),
  }),
  signOutVolunteer: route({
    method: 'post',
    path: '/volunteers/{volunteerId}/sign-out',
    admits: 'volunteer.vouch',
    stepUp: true,
    tag,
    summary: { zh: '志愿者丢了手机：退掉其所有登录', en: 'A volunteer lost a phone: sign them out everywhere' },
    query: none,
    body: none,
    answer: z.object({ ended: z.number().int() }),
    handle: async ({ context, params }) => ({ ended: await signOutVolunteer(context, params) }),
  }),
  reinstateVolunteer: route({
    method: 'post',
    path: '/volunteers/{volunteerId}/reinstate',
    admits: 'volunteer.vouch',
    stepUp: true,
    tag,
    summary: { zh: '恢复停用或移出的志愿者', en: 'Reinstate a volunteer' },
    query: none,
    body: z.object({ reason }),
    answer: Volunteer,
    handle: async ({ context, params, body }) =>
      (await suspending()).suspendVolunteer(context, { ...params, ...body, state: 'active' }),
  }),
}
