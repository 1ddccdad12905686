import { type Form, listOf, textOf } from '#functions/http/form.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { nameFault } from '#shared/people/name-person.ts'
import { townshipOf } from '#shared/places/district.ts'
import { SkillLevel } from '#shared/skills/skill.ts'
import { isSkill } from '#shared/skills/taxonomy.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import type { EnrolInput } from '#shared/volunteers/enrol-volunteer.ts'
import { SpokenLanguage, Volunteer } from '#shared/volunteers/volunteer.ts'
import { employerFaults } from '#shared/volunteers/volunteer-input.ts'
import { weeklyFrom } from './calendar-input.ts'
import { employerFrom, typedEmployer } from './employer-fields.tsx'
import { problem, toCorrect } from './join-words.ts'

const mostOrganizations = 5
const mostSkills = 20

/** Ticked skills with the level chosen for each, or for all of them; the lowest where none came. */
export const skillsIn = (form: Form): { skill: string; level: SkillLevel }[] =>
  [...new Set([...listOf(form, 'skills'), ...Object.keys(form)])].filter(isSkill).map((skill) => ({
    skill,
    level: SkillLevel.safeParse(Number(textOf(form, `level.${skill}`) || textOf(form, 'level'))).data ?? 1,
  }))

/** Ticked organizations: each is a field of its own, which keeps the page small. */
export const organizationsIn = (form: Form): string[] => [...listOf(form, 'organizationIds'), ...Object.keys(form)]

export const mannersIn = (form: Form): Volunteer['manners'] => {
  const manners = listOf(form, 'manners')
  return { onSite: manners.includes('onSite'), online: manners.includes('online') }
}

type Faults = FieldProblem[]
type Part<K extends keyof EnrolInput> = Pick<EnrolInput, K>

/** What was chosen, or a fault noted and a stand-in that nobody will see. */
const chosen = <V>(faults: Faults, found: V | undefined, fault: FieldProblem, otherwise: V): V => {
  if (found === undefined) faults.push(fault)
  return found ?? otherwise
}

const yesNo = (faults: Faults, form: Form, fault: FieldProblem): boolean => {
  const said = textOf(form, fault.path)
  return chosen(faults, said === 'yes' ? true : said === 'no' ? false : undefined, fault, false)
}

const who = (faults: Faults, form: Form): Part<'ageClass' | 'declares' | 'insurable'> => {
  const age = Volunteer.shape.ageClass.safeParse(textOf(form, 'ageClass')).data
  return {
    ageClass: chosen(
      faults,
      age,
      problem('ageClass', '满 18 岁了吗？选一个。', 'Are you 18 or older? Choose.'),
      'adult',
    ),
    declares: {
      conduct: yesNo(
        faults,
        form,
        problem('conduct', '品行声明还没选（第六条）。', 'Answer about your conduct (Art. 6).'),
      ),
      fit: yesNo(
        faults,
        form,
        problem('fit', '身体能不能胜任，还没选（第六条）。', 'Answer about your fitness (Art. 6).'),
      ),
    },
    insurable: yesNo(faults, form, problem('insurable', '能不能投保意外险，还没选。', 'Answer about insurance.')),
  }
}

const what = (faults: Faults, form: Form): Part<'skills' | 'languages'> => {
  const skills = skillsIn(form)
  const languages = SpokenLanguage.options.filter((one) => listOf(form, 'languages').includes(one))
  if (skills.length === 0) {
    faults.push(problem('skills', '打开一个领域，勾一项以上会的。', 'Open a field and tick at least one skill.'))
  }
  if (skills.length > mostSkills) {
    const zh = `勾了 ${skills.length} 项，最多 ${mostSkills} 项。去掉几项不常用的。`
    faults.push(
      problem('skills', zh, `You ticked ${skills.length}; at most ${mostSkills}. Remove some you rarely use.`),
    )
  }
  if (languages.length === 0) {
    faults.push(problem('languages', '至少选一种会说的话。', 'Choose at least one language.'))
  }
  return { skills, languages }
}

const where = (faults: Faults, form: Form): Part<'districtCode' | 'townshipCode' | 'home' | 'reachKm' | 'manners'> => {
  const lives = problem('townshipCode', '在哪个乡镇、街道？选一个。', 'In which township? Choose one.')
  const nowhere = { districtCode: '', townshipCode: '', point: { lat: 0, lng: 0 } }
  const { point: home, ...township } = chosen(faults, townshipOf(textOf(form, 'townshipCode')), lives, nowhere)
  const far = Volunteer.shape.reachKm.safeParse(Number(textOf(form, 'reachKm'))).data
  const reachKm = chosen(faults, far, problem('reachKm', '最远去多远？选一个。', 'How far do you go? Choose.'), 1)
  const manners = mannersIn(form)
  if (!manners.onSite && !manners.online) {
    faults.push(problem('manners', '到现场、在线上，至少选一种。', 'Choose on site, online, or both.'))
  }
  return { ...township, home, reachKm, manners }
}

const when = (faults: Faults, form: Form): EnrolInput['calendar'] => {
  const weekly = weeklyFrom(form)
  if (weekly.length === 0) {
    faults.push(problem('free', '点一段有空的时间，不然没法问您。', 'Tap a time you are free, or nobody can ask you.'))
  }
  const number = (name: string): number => Number(textOf(form, name) || Number.NaN)
  const asks = Calendar.shape.asksPerWeek.safeParse(number('asksPerWeek')).data
  const hours = Calendar.shape.hoursPerWeek.safeParse(number('hoursPerWeek')).data
  return {
    weekly,
    asksPerWeek: chosen(faults, asks, problem('asksPerWeek', '一周最多问几次？', 'How many invitations a week?'), 0),
    hoursPerWeek: chosen(faults, hours, problem('hoursPerWeek', '一周最多几小时？', 'How many hours a week?'), 0),
  }
}

const whose = (faults: Faults, form: Form, offered: readonly string[]): Part<'organizationIds'> => {
  const organizationIds = offered.filter((id) => organizationsIn(form).includes(id))
  const { length } = organizationIds
  if (length === 0 || length > mostOrganizations) {
    const zh = `选 1 到 ${mostOrganizations} 个组织，您选了 ${length} 个（第七条）。`
    const en = `Choose 1 to ${mostOrganizations} organizations; you chose ${length} (Art. 7).`
    faults.push(problem('organizationIds', zh, en))
  }
  return { organizationIds }
}

const employed = (faults: Faults, form: Form): Part<'employer'> => {
  const employer = employerFrom(typedEmployer(form))
  faults.push(...employerFaults(employer))
  return employer === undefined ? {} : { employer }
}

/**
 * The form of somebody who wants to help. Refuses with all that is wrong together, so that one round is enough. `offered`
 * are the organizations on the page.
 */
export const readEnrolment = (
  form: Form,
  options: { asksName: boolean; offered: readonly string[] },
): { personName: string; enrolment: Omit<EnrolInput, 'personId'> } => {
  const faults: Faults = []
  const personName = textOf(form, 'personName').trim()
  const unnamed = options.asksName ? nameFault(personName) : undefined
  if (unnamed) faults.push({ path: 'personName', text: unnamed })
  const enrolment = {
    ...who(faults, form),
    ...employed(faults, form),
    ...what(faults, form),
    ...where(faults, form),
    calendar: when(faults, form),
    ...whose(faults, form, options.offered),
    excludedRequesterIds: [],
  }
  if (faults.length > 0) throw toCorrect(faults)
  return { personName, enrolment }
}
