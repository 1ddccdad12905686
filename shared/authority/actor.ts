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

/**
 * Who acts: a person with roles, nobody (signed out), or the system itself (stream and schedule). A
 * program of an organization acts as a person without a name: `token` says how far its token reaches.
 */
export type Actor =
  | { kind: 'person'; personId: string; roles: readonly Role[]; language: Language; token?: 'read' | 'write' }
  | { kind: 'nobody'; language: Language }
  | { kind: 'system' }

export const system: Actor = { kind: 'system' }

/** The name under which an act is kept in the audit. */
export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : actor.kind)
