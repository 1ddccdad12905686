import { type Form, listOf, textOf } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { townshipOf } from '#shared/places/district.ts'
import { type HeldSkill, SkillLevel } from '#shared/skills/skill.ts'
import type { VolunteerChange } from '#shared/volunteers/change-volunteer.ts'
import { SpokenLanguage, type Volunteer } from '#shared/volunteers/volunteer.ts'
import { VolunteerInput } from '#shared/volunteers/volunteer-input.ts'
import { employerFrom, typedEmployer } from './employer-fields.tsx'

const refused = (path: string, text: Text): Refusal =>
  new Refusal('invalid', 'profile', text, { fields: [{ path, text }] })

/** Skills kept at the level chosen, those removed left out, and new ones at the level named with them, else the lowest. */
const skills = (form: Form, held: readonly HeldSkill[]): VolunteerChange => {
  const kept = held.flatMap(({ skill, level }) => {
    const chosen = textOf(form, `level.${skill}`)
    if (chosen === '0') return []
    return [{ skill, level: chosen === '' ? level : Number(chosen) }]
  })
  const added = listOf(form, 'add').filter((code) => kept.every(({ skill }) => skill !== code))
  const all = [...kept, ...added.map((skill) => ({ skill, level: Number(textOf(form, `level.${skill}`)) || 1 }))]
  if (all.length === 0) {
    throw refused('skills', {
      zh: '至少留一项技能，不然没法问您。',
      en: 'Keep at least one skill, or nobody can ask you.',
    })
  }
  if (all.length > 20) {
    throw refused('skills', {
      zh: `最多 20 项，您选了 ${all.length} 项。去掉几项不常用的。`,
      en: `At most 20; you chose ${all.length}. Remove some you rarely use.`,
    })
  }
  return { skills: parseInput(VolunteerInput.shape.skills, all) }
}

const reach = (form: Form): VolunteerChange => {
  const township = townshipOf(textOf(form, 'townshipCode'))
  if (!township) {
    throw refused('townshipCode', { zh: '从列表里选一个乡镇或街道。', en: 'Choose a township from the list.' })
  }
  const manners = listOf(form, 'manners')
  return parseInput(
    VolunteerInput.pick({ districtCode: true, townshipCode: true, home: true, reachKm: true, manners: true }),
    {
      districtCode: township.districtCode,
      townshipCode: township.townshipCode,
      home: township.point,
      reachKm: Number(textOf(form, 'reachKm')),
      manners: { onSite: manners.includes('onSite'), online: manners.includes('online') },
    },
  )
}

const languages = (form: Form): VolunteerChange => {
  const chosen = listOf(form, 'languages')
  if (chosen.length === 0) {
    throw refused('languages', { zh: '至少选一种会说的话。', en: 'Choose at least one language.' })
  }
  return parseInput(VolunteerInput.pick({ languages: true }), { languages: chosen })
}

const organizations = (form: Form, offered: readonly string[]): VolunteerChange => {
  const chosen = [...new Set(listOf(form, 'organizationIds'))]
  const first = textOf(form, 'first')
  if (chosen.length === 0 || chosen.length > 5) {
    throw refused('organizationIds', {
      zh: `选 1 到 5 个，您选了 ${chosen.length} 个（第七条）。`,
      en: `Choose 1 to 5; you chose ${chosen.length} (Art. 7).`,
    })
  }
  if (chosen.some((id) => !offered.includes(id))) {
    throw refused('organizationIds', { zh: '从列表里选组织。', en: 'Choose organizations from the list.' })
  }
  return { organizationIds: [...chosen.filter((id) => id === first), ...chosen.filter((id) => id !== first)] }
}

const wishes = (form: Form, bodies: readonly string[]): VolunteerChange =>
  parseInput(VolunteerInput.pick({ likes: true, excludedRequesterIds: true }), {
    likes: listOf(form, 'likes').map(Number),
    excludedRequesterIds: listOf(form, 'excludedRequesterIds').filter((id) => bodies.includes(id)),
  })

/** What is wrong with it, the verb says; an empty form takes back what was stated. */
const employer = (form: Form): VolunteerChange => ({ employer: employerFrom(typedEmployer(form)) })

/** Pure: a volunteer as a form that came back says, so that nothing typed is lost. */
export const asTyped = (volunteer: Volunteer, name: string, form: Form): Volunteer => {
  switch (name) {
    case 'skills':
      return {
        ...volunteer,
        skills: volunteer.skills.map((held) => ({
          ...held,
          level: SkillLevel.safeParse(Number(textOf(form, `level.${held.skill}`))).data ?? held.level,
        })),
      }
    case 'reach': {
      const manners = listOf(form, 'manners')
      return {
        ...volunteer,
        townshipCode: textOf(form, 'townshipCode'),
        reachKm: Number(textOf(form, 'reachKm')) || volunteer.reachKm,
        manners: { onSite: manners.includes('onSite'), online: manners.includes('online') },
      }
    }
    case 'languages':
      return {
        ...volunteer,
        languages: SpokenLanguage.options.filter((one) => listOf(form, 'languages').includes(one)),
      }
    case 'organizations':
      return { ...volunteer, organizationIds: listOf(form, 'organizationIds') }
    case 'employer':
      return { ...volunteer, employer: employerFrom(typedEmployer(form)) }
    default:
      return volunteer
  }
}

/** What stands on the page besides the form: choices are checked against it. */
export interface Offered {
  volunteer: Volunteer
  organizationIds: readonly string[]
  bodyIds: readonly string[]
}

/** What each form of the page changes; the name is the end of its address. */
export const profileForms: Readonly<Record<string, (form: Form, offered: Offered) => VolunteerChange>> = {
  skills: (form, { volunteer }) => skills(form, volunteer.skills),
  reach,
  languages,
  organizations: (form, { organizationIds }) => organizations(form, organizationIds),
  employer,
  wishes: (form, { bodyIds }) => wishes(form, bodyIds),
  statements: (form) => ({
    declares: { conduct: textOf(form, 'conduct') === 'yes', fit: textOf(form, 'fit') === 'yes' },
  }),
}
