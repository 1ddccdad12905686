import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { forbidden } from '#shared/authority/authority.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { organizationsOfCity } from '#shared/organizations/organizations-of-city.ts'
import { namePerson } from '#shared/people/name-person.ts'
import { readRequester } from '#shared/requesters/read-requester.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { EnrolledPage, JoinPage, RegisteredPage } from './join-page.tsx'
import { readRegistration } from './join-requester-input.ts'
import { JoinRequesterPage } from './join-requester-page.tsx'
import { readEnrolment, skillsIn } from './join-volunteer-input.ts'
import { JoinVolunteerPage } from './join-volunteer-page.tsx'
import { keptFor, minute } from './kept.ts'
import { toldProfile } from './told-skills-heard.ts'
import { volunteerOf } from './volunteer-of.ts'

// Writes index entries, for which the grid of areas is loaded: 200 KB that the forms do without.
const enrolling = () => import('#shared/volunteers/enrol-volunteer.ts')

const toJoin = keptFor(minute, (context) => organizationsOfCity(context))

const rolesOf = (c: Call) => {
  const { actor } = c.get('context')
  const roles = actor.kind === 'person' ? actor.roles.map(({ role }) => role) : []
  return { isMember: roles.includes('requesterMember'), isVolunteer: roles.includes('volunteer') }
}

const personId = (c: Call): string => {
  const { actor } = c.get('context')
  if (actor.kind !== 'person') throw forbidden()
  return actor.personId
}

const requesterForm = (c: Call, form: Form, refused?: Refusal) => {
  const page = <JoinRequesterPage name={c.get('name')} form={form} refused={refused} />
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

const volunteerForm = async (c: Call, form: Form, refused?: Refusal) => {
  const context = c.get('context')
  const without = skillsIn(form).map(({ skill }) => skill)
  const [of, told, { settings }] = await Promise.all([
    toJoin(context),
    toldProfile(context, { text: textOf(form, 'told'), without }),
    settingsInForce(context.table),
  ])
  const usualAsks = settings.usualAsksPerWeek
  const page = (
    <JoinVolunteerPage name={c.get('name')} form={form} refused={refused} of={of} told={told} usualAsks={usualAsks} />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** 加入: from somebody who signed in to a volunteer, or to the first member of a body. */
export const joinPages: PageModule = ({ get, post }) => {
  get('/join', 'signedIn', (c) => c.html(show(viewOf(c), <JoinPage {...rolesOf(c)} />)))

  get('/join/requester', 'signedIn', (c) => requesterForm(c, {}))

  post('/join/requester', 'signedIn', async (c) => {
    const form = await readForm(c)
    const context = c.get('context')
    const { done, refused } = await tried(async () => {
      const { personName, body } = readRegistration(form, c.get('name') === '')
      await namePerson(context, { name: personName })
      return registerRequester(context, body)
    })
    return refused ? requesterForm(c, form, refused) : c.redirect(`/join/registered?id=${done.id}`, 303)
  })

  get('/join/registered', 'requester.read', async (c) => {
    const requester = await readRequester(c.get('context'), { requesterId: c.req.query('id') ?? '' })
    return c.html(show(viewOf(c), <RegisteredPage requester={requester} />))
  })

  get('/join/volunteer', 'signedIn', (c) =>
    rolesOf(c).isVolunteer ? c.redirect('/profile', 303) : volunteerForm(c, {}),
  )

  post('/join/volunteer', 'signedIn', async (c) => {
    const form = await readForm(c)
    const context = c.get('context')
    const of = await toJoin(context)
    const offered = [...of.city, ...of.districts.flatMap(({ organizations }) => organizations)].map(({ id }) => id)
    const { refused } = await tried(async () => {
      const { personName, enrolment } = readEnrolment(form, { asksName: c.get('name') === '', offered })
      await namePerson(context, { name: personName })
      return (await enrolling()).enrolVolunteer(context, { ...enrolment, personId: personId(c) })
    })
    return refused ? volunteerForm(c, form, refused) : c.redirect('/join/enrolled', 303)
  })

  // The form as far as it is typed, with the skills that one's own words led to. The words are not kept.
  post('/join/volunteer/told', 'signedIn', async (c) => volunteerForm(c, await readForm(c)))

  get('/join/enrolled', 'volunteer.change', async (c) => {
    const context = c.get('context')
    const { volunteer } = await readVolunteer(context, { volunteerId: volunteerOf(c) })
    return c.html(show(viewOf(c), <EnrolledPage volunteer={volunteer} now={context.clock()} />))
  })
}
