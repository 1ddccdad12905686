import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Actor, Role } from '#shared/authority/actor.ts'
import { may, mayEver } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { askGuardian } from '#shared/guardians/ask-guardian.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import { organizationsOfCity } from '#shared/organizations/organizations-of-city.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { revokeRole } from '#shared/people/revoke-role.ts'
import { isSkill } from '#shared/skills/taxonomy.ts'
import { findVolunteers } from '#shared/volunteers/find-volunteers.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { volunteerForStaff, volunteersInReach } from '#shared/volunteers/volunteer-for-staff.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { scopeOf } from './staff-scope.ts'
import type { VolunteerChoice } from './staff-volunteers-filter.tsx'
import { fieldOfForm, readStanding, readVouching } from './staff-volunteers-input.ts'
import { VolunteerListPage } from './staff-volunteers-list.tsx'
import { VolunteerPage } from './staff-volunteers-page.tsx'
import type { Giving } from './staff-volunteers-roles.tsx'
import { givenRoles, isGiven, roleFrom } from './staff-volunteers-words.ts'

const everyOrganization = async (context: Context): Promise<Organization[]> => {
  const { city, districts } = await organizationsOfCity(context)
  const all = [...city, ...districts.flatMap(({ organizations }) => organizations)]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** Organizations by line somebody works for, who have no district to look after. */
const heldBy = (actor: Actor): string[] =>
  actor.kind === 'person' ? actor.roles.flatMap((role) => ('organizationId' in role ? [role.organizationId] : [])) : []

const choiceOf = (c: Call, organizations: readonly Organization[]): VolunteerChoice => {
  const state = Volunteer.shape.state.safeParse(c.req.query('state'))
  const skill = c.req.query('skill') ?? ''
  const organizationId = c.req.query('organization') ?? ''
  return {
    who: (c.req.query('who') ?? '').trim(),
    skill: isSkill(skill) ? skill : undefined,
    state: state.success ? state.data : undefined,
    organizationId: organizations.some(({ id }) => id === organizationId) ? organizationId : undefined,
  }
}

/** What the reader may give anywhere: staff of organizations below them, everything for administrators. */
const givingOf = (context: Context, organizations: readonly Organization[]): Giving => {
  const what = { zh: '身份', en: 'role' }
  const roles = givenRoles.filter((name) => name === 'organizationStaff' || may(context.actor, 'role.grant', { what }))
  const within = organizations.filter(({ path }) => may(context.actor, 'role.appoint', { what, reach: path }))
  return within.length === 0 ? { roles: [], organizations: [] } : { roles, organizations: within }
}

const listPage = async (c: Call) => {
  const context = c.get('context')
  const scope = scopeOf(c)
  const organizations = await everyOrganization(context)
  const choice = choiceOf(c, organizations)
  const isNumber = choice.who.startsWith('vol_')
  const [volunteerId] = isNumber ? await volunteersInReach(context, [choice.who]) : []
  if (volunteerId !== undefined) return c.redirect(`/staff/volunteers/${volunteerId}`, 303)
  const { skill, state, organizationId, who } = choice
  const after = c.req.query('after')
  const found = await findVolunteers(context, {
    districtCodes: scope.codes,
    organizationIds: scope.all.length > 0 ? [] : heldBy(context.actor),
    filter: {
      ...(skill === undefined ? {} : { skill }),
      ...(state === undefined ? {} : { state }),
      ...(organizationId === undefined ? {} : { organizationId }),
      ...(who === '' ? {} : { pseudonym: who.toUpperCase() }),
    },
    ...(after === undefined ? {} : { after: after.slice(0, 100) }),
  })
  const page = (
    <VolunteerListPage
      found={found}
      scope={scope}
      choice={choice}
      organizations={organizations}
      page={Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)}
      mayPublish={mayEver(context.actor, 'story.publish')}
      unknown={who !== '' && found.volunteers.length === 0 && !found.truncated}
    />
  )
  return c.html(show(viewOf(c), page))
}

interface Answered {
  open?: string
  form?: Form
  problems?: readonly FieldProblem[]
  refused?: Refusal
}

const volunteerPage = async (c: Call, volunteerId: string, { open, form, problems, refused }: Answered = {}) => {
  const context = c.get('context')
  const found = await volunteerForStaff(context, { volunteerId })
  const known = await everyOrganization(context)
  const page = (
    <VolunteerPage
      found={found}
      giving={givingOf(context, known)}
      known={known}
      now={context.clock()}
      mayAct={found.mayVouch && mayEver(context.actor, 'delegation.start')}
      done={c.req.query('done')}
      open={open}
      typed={(name) => (form ? textOf(form, name) : '')}
      problems={problems}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : problems ? 422 : 200)
}

const readRole = (form: Form): { role: Role; problems?: never } | { problems: FieldProblem[]; role?: never } => {
  const name = givenRoles.find((one) => one === textOf(form, 'role.role'))
  const organizationId = textOf(form, 'role.organizationId')
  if (name !== undefined && isGiven(name) && (organizationId !== '' || name === 'administrator')) {
    return { role: roleFrom(name, organizationId) }
  }
  return {
    problems:
      name === undefined
        ? [{ path: 'role.role', text: { zh: '选一个身份。', en: 'Choose a role.' } }]
        : [{ path: 'role.organizationId', text: { zh: '选一个组织。', en: 'Choose an organization.' } }],
  }
}

/** The standing of a volunteer, changed or proposed to be. */
const standing = async (c: Call) => {
  const volunteerId = c.req.param('volunteerId') ?? ''
  const form = await readForm(c)
  const { input, problems } = readStanding(form)
  if (problems) return volunteerPage(c, volunteerId, { open: 'standing', form, problems })
  const { done, refused } = await tried(() => suspendVolunteer(c.get('context'), { volunteerId, ...input }))
  if (refused) return volunteerPage(c, volunteerId, { open: 'standing', form, problems: refused.fields, refused })
  const proposed = done.state !== input.state
  return c.redirect(proposed ? '/staff/approvals?done=proposed' : `/staff/volunteers/${volunteerId}?done=standing`, 303)
}

/** Volunteers as staff look after them: found by facts that are no names, vouched for, suspended, given roles. */
export const staffVolunteers: PageModule = ({ get, post }) => {
  get('/staff/volunteers', 'volunteer.list', listPage)
  get('/staff/volunteers/:volunteerId', 'volunteer.list', (c) => volunteerPage(c, c.req.param('volunteerId')))

  for (const name of ['skill', 'licence', 'training']) {
    post(`/staff/volunteers/:volunteerId/${name}`, 'volunteer.vouch', async (c) => {
      const volunteerId = c.req.param('volunteerId') ?? ''
      const form = await readForm(c)
      const { input: vouching, problems } = readVouching(name, form, c.get('context').clock())
      if (problems) return volunteerPage(c, volunteerId, { open: name, form, problems })
      const { refused } = await tried(() => vouchVolunteer(c.get('context'), { volunteerId, vouching }))
      if (refused) {
        const fields = refused.fields.map(({ path, text }) => ({ path: fieldOfForm(path), text }))
        return volunteerPage(c, volunteerId, { open: name, form, problems: fields, refused })
      }
      return c.redirect(`/staff/volunteers/${volunteerId}?done=${name}`, 303)
    })
  }

  post('/staff/volunteers/:volunteerId/guardian-ask', 'volunteer.vouch', async (c) => {
    const volunteerId = c.req.param('volunteerId')
    const form = await readForm(c)
    const input = { volunteerId, phone: textOf(form, 'phone'), birthDate: textOf(form, 'birthDate') }
    const { refused } = await tried(() => askGuardian(c.get('context'), input))
    if (refused) return volunteerPage(c, volunteerId, { open: 'guardian-ask', form, problems: refused.fields, refused })
    return c.redirect(`/staff/volunteers/${volunteerId}?done=guardian-ask`, 303)
  })

  post('/staff/volunteers/:volunteerId/standing', 'volunteer.vouch', standing, { stepUp: true })

  for (const [name, verb] of [
    ['role', grantRole],
    ['role-end', revokeRole],
  ] as const) {
    post(`/staff/volunteers/:volunteerId/${name}`, 'role.appoint', async (c) => {
      const volunteerId = c.req.param('volunteerId') ?? ''
      const form = await readForm(c)
      const { volunteer } = await volunteerForStaff(c.get('context'), { volunteerId })
      const { role, problems } = readRole(form)
      if (problems) return volunteerPage(c, volunteerId, { open: 'role', form, problems })
      const { refused } = await tried<unknown>(() => verb(c.get('context'), { personId: volunteer.personId, role }))
      if (refused) return volunteerPage(c, volunteerId, { open: 'role', form, problems: refused.fields, refused })
      return c.redirect(`/staff/volunteers/${volunteerId}?done=${name}`, 303)
    })
  }
}
