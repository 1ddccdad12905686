import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Credential, HeldSkill } from '#shared/skills/skill.ts'
import { changing } from './change-volunteer.ts'
import { volunteerSubject } from './read-volunteer.ts'
import type { Volunteer } from './volunteer.ts'

/** What staff confirm after seeing papers or work; what is left out stays. */
export interface Vouching {
  skills?: HeldSkill[]
  licences?: Credential[]
  trainings?: Credential[]
  guardianConsentUntil?: string
  insurable?: boolean
  register?: Volunteer['register']
}

const unlike = (code: string) => (one: { skill?: string; kind?: string }) => (one.skill ?? one.kind) !== code

/** Staff confirm skills, licences, trainings or a guardian's consent; each replaces what stood there of the same kind. */
export const vouchVolunteer = async (
  context: Context,
  { volunteerId, vouching }: { volunteerId: string; vouching: Vouching },
): Promise<Volunteer> =>
  changing(context, volunteerId, { name: 'volunteer.vouch' }, ({ volunteer }) => {
    permit(context, 'volunteer.vouch', { ...volunteerSubject(volunteer), personId: '', volunteerId: '' })
    const { skills = [], licences = [], trainings = [], register, ...rest } = vouching
    return {
      ...volunteer,
      ...rest,
      ...(register === undefined ? {} : { register }),
      skills: [...skills, ...volunteer.skills.filter((one) => skills.every(({ skill }) => unlike(skill)(one)))],
      licences: [...licences, ...volunteer.licences.filter((one) => licences.every(({ kind }) => unlike(kind)(one)))],
      trainings: [
        ...trainings,
        ...volunteer.trainings.filter((one) => trainings.every(({ kind }) => unlike(kind)(one))),
      ],
    }
  })
