import type { IconName } from '#functions/http/look/icons.tsx'
import type { Tone } from '#functions/http/look/tags.tsx'
import type { Role, RoleName } from '#shared/authority/actor.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'

/** How the standing of a volunteer is shown. */
export const standings = {
  active: { icon: 'circle-check', tone: 'good', text: { zh: '在册', en: 'Active' } },
  suspended: { icon: 'ban', tone: 'warm', text: { zh: '已停用', en: 'Suspended' } },
  removed: { icon: 'circle-x', tone: 'bad', text: { zh: '已移出', en: 'Removed' } },
} as const satisfies Record<Volunteer['state'], { icon: IconName; tone: Tone; text: Text }>

/** What staff did, as their history names it. */
export const decisionWords: Readonly<Record<string, Text>> = {
  'volunteer.vouch': { zh: '核了材料', en: 'papers verified' },
  'volunteer.active': { zh: '恢复', en: 'reinstated' },
  'volunteer.suspended': { zh: '停用', en: 'suspended' },
  'volunteer.removed': { zh: '移出', en: 'removed' },
}

/** Roles that are given and taken by people. */
export const givenRoles = ['organizationStaff', 'associationStaff', 'auditor', 'administrator'] as const
export type GivenRole = (typeof givenRoles)[number]

export const givenRoleWords: Readonly<Record<GivenRole, Text>> = {
  organizationStaff: { zh: '志愿服务组织工作人员', en: 'Staff of an organization' },
  associationStaff: { zh: '科协工作人员', en: 'Staff of an association' },
  auditor: { zh: '审计', en: 'Auditor' },
  administrator: { zh: '管理员', en: 'Administrator' },
}

export const isGiven = (name: RoleName): name is GivenRole => givenRoles.some((one) => one === name)

/** A role as a form names it. */
export const roleFrom = (name: GivenRole, organizationId: string): Role =>
  name === 'administrator' ? { role: name } : { role: name, organizationId }
