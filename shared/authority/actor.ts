import * as z from 'zod'
import type { Language } from '#shared/kernel/text.ts'

/** What a person may do in the system, and for whom. One person may have several. */
export const Role = z.discriminatedUnion('role', [
  z.object({ role: z.literal('volunteer'), volunteerId: z.string() }),
  z.object({ role: z.literal('requesterMember'), requesterId: z.string() }),
  z.object({ role: z.literal('organizationStaff'), organizationId: z.string() }),
  z.object({ role: z.literal('associationStaff'), organizationId: z.string() }),
  z.object({ role: z.literal('auditor'), organizationId: z.string() }),
  z.object({ role: z.literal('administrator') }),
])
export type Role = z.infer<typeof Role>
export type RoleName = Role['role']

/** Staff who do for somebody, at a counter or by phone, what that person asks them to do. */
export interface Hand {
  personId: string
  delegationId: string
  /** How the person agreed: by a code to their own phone or, at a counter only, by papers that staff saw. */
  proof: 'code' | 'papers'
}

/**
 * Who acts: a person with roles, nobody (signed out), or the system itself (stream and schedule). A
 * program of an organization acts as a person without a name: `token` says how far its token reaches. Where `by` is
 * there, staff act in the person's place, with one role of the person and none of their own.
 */
export type Actor =
  | {
      kind: 'person'
      personId: string
      roles: readonly Role[]
      language: Language
      token?: 'read' | 'write'
      /** Who made the token a program acts by: stands behind all it does, so that it does not do what they may not. */
      maker?: { personId: string; roles: readonly Role[] }
      by?: Hand
    }
  | { kind: 'nobody'; language: Language }
  | { kind: 'system' }

export const system: Actor = { kind: 'system' }

/** The name under which an act counts: of whoever it is done for, where staff do it for somebody. */
export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : actor.kind)

/** The person behind an act, where a program does it: whoever made its token. For what takes two, or somebody else. */
export const behind = (actor: Actor): string =>
  actor.kind === 'person' ? (actor.maker?.personId ?? actor.personId) : actor.kind

/** Under which names an act is kept in the audit: who did it, and for whom where that is somebody else. */
export const namesOf = (actor: Actor): { by: string; for?: string } =>
  actor.kind === 'person' && actor.by ? { by: actor.by.personId, for: actor.personId } : { by: actorName(actor) }
