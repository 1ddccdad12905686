import type { Context } from '#shared/authority/context.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { registerOwnerMoves, registerOwnerOf } from '#shared/people/register-owner.ts'
import { licences as knownLicences, trainings as knownTrainings } from '#shared/skills/credentials.ts'
import type { Credential, HeldSkill } from '#shared/skills/skill.ts'
import { isSkill } from '#shared/skills/taxonomy.ts'
import type { Change } from '#shared/table/table.ts'
import { changing } from './change-volunteer.ts'
import { permitAboutOthers } from './of-others.ts'
import type { Volunteer } from './volunteer.ts'

/** What staff confirm after seeing papers or work; what is left out stays. */
export interface Vouching {
  skills?: HeldSkill[]
  licences?: Credential[]
  trainings?: Credential[]
  insurable?: boolean
  register?: Volunteer['register']
}

const unlike = (code: string) => (one: { skill?: string; kind?: string }) => (one.skill ?? one.kind) !== code

/**
 * Staff confirm skills, licences or trainings; each replaces what stood there of the same kind. A guardian's consent is none
 * of it: only the guardian gives it, from their own phone.
 */
export const vouchVolunteer = async (
  context: Context,
  { volunteerId, vouching }: { volunteerId: string; vouching: Vouching },
): Promise<Volunteer> => {
  const { skills = [], licences = [], trainings = [], register, ...rest } = vouching
  const owner = register && (await registerOwnerOf(context, register.number))
  let moves: Change[] = []
  return changing(
    context,
    volunteerId,
    { name: 'volunteer.vouch' },
    ({ volunteer }) => {
      permitAboutOthers(context, volunteer)
      const { personId } = volunteer
      if (owner && owner.personId !== personId) throw toCorrect([numberTaken])
      moves = register
        ? registerOwnerMoves(context, personId, { before: volunteer.register?.number, number: register.number, owner })
        : []
      const next = {
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
      const fields = [
        ...skills.flatMap(({ skill }, at) => (isSkill(skill) ? [] : [unknown(`skills.${at}.skill`, skill)])),
        ...credentialFaults('licences', licences, knownLicences),
        ...credentialFaults('trainings', trainings, knownTrainings),
        ...(['skills', 'licences', 'trainings'] as const).flatMap((name) => tooMany(name, next[name].length)),
      ]
      if (fields.length > 0) throw toCorrect(fields)
      return next
    },
    () => moves,
  )
}

const credentialFaults = (name: string, given: readonly Credential[], known: readonly { code: string }[]) =>
  given.flatMap(({ kind, validFrom, validTo }, at): FieldProblem[] => [
    ...(known.some(({ code }) => code === kind) ? [] : [unknown(`${name}.${at}.kind`, kind)]),
    ...(validFrom === undefined || validFrom < validTo ? [] : [endsFirst(`${name}.${at}.validTo`)]),
  ])

const unknown = (path: string, code: string): FieldProblem => ({
  path,
  text: { zh: `没有“${code}”这一项，请从目录里选。`, en: `There is no “${code}”; choose from the list.` },
})

const numberTaken: FieldProblem = {
  path: 'register.number',
  text: {
    zh: '这个登记号在这里已经是另一个人的。向登记平台核实是谁的。',
    en: 'This register number stands with somebody else here. Ask the register whose it is.',
  },
}

const endsFirst = (path: string): FieldProblem => ({
  path,
  text: { zh: '到期要晚于起始。', en: 'It must end after it begins.' },
})

const most = 20
const tooMany = (path: string, has: number): FieldProblem[] =>
  has <= most
    ? []
    : [
        {
          path,
          text: {
            zh: `最多 ${most} 项，加上就有 ${has} 项。请本人先去掉几项不常用的。`,
            en: `At most ${most}; this would make ${has}. Ask the person to remove some they rarely use.`,
          },
        },
      ]

const toCorrect = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'vouching',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )
