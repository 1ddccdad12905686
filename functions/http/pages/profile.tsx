import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { readGuardian } from '#shared/guardians/read-guardian.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { organizationsToJoin } from '#shared/organizations/organizations-to-join.ts'
import { bodiesMet } from '#shared/placements/bodies-met.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { asTyped, profileForms } from './profile-input.ts'
import { ProfilePage } from './profile-page.tsx'
import { toldProfile } from './told-skills-heard.ts'
import { volunteerOf } from './volunteer-of.ts'

const profileOf = async (c: Call) => {
  const context = c.get('context')
  const volunteerId = volunteerOf(c)
  const [{ volunteer }, bodies] = await Promise.all([
    readVolunteer(context, { volunteerId }),
    bodiesMet(context, { volunteerId }),
  ])
  const organizations = await organizationsToJoin(context, {
    districtCode: volunteer.districtCode,
    joined: volunteer.organizationIds,
  })
  const guardian = volunteer.ageClass === 'minor' ? await readGuardian(context, { volunteerId }) : undefined
  return { volunteer, bodies, organizations, guardian }
}

// Rewrites index entries, for which the grid of areas is loaded: 200 KB that looking at the page does without.
const changing = () => import('#shared/volunteers/change-volunteer.ts')

const profilePage = async (c: Call, sent?: { refused: Refusal; name: string; form: Form }, text = '') => {
  const { volunteer, ...rest } = await profileOf(c)
  const without = volunteer.skills.map(({ skill }) => skill)
  const page = (
    <ProfilePage
      {...rest}
      volunteer={sent ? asTyped(volunteer, sent.name, sent.form) : volunteer}
      now={c.get('context').clock()}
      told={await toldProfile(c.get('context'), { text, without })}
      done={c.req.query('done') !== undefined}
      refused={sent?.refused}
      typed={(name) => (sent?.name === 'guardian' ? textOf(sent.form, name) : '')}
    />
  )
  return c.html(show(viewOf(c), page), sent ? statusFor(sent.refused) : 200)
}

/** 资料: what one volunteer says about themself. */
export const profilePages: PageModule = ({ get, post }) => {
  get('/profile', 'volunteer.change', (c) => profilePage(c))

  // Read, answered and forgotten: nobody's words about themself are kept.
  post('/profile/told', 'volunteer.change', async (c) => profilePage(c, undefined, textOf(await readForm(c), 'told')))

  post('/profile/guardian', 'volunteer.change', async (c) => {
    const form = await readForm(c)
    const { volunteer } = await profileOf(c)
    const input = { volunteerId: volunteer.id, phone: textOf(form, 'phone'), birthDate: textOf(form, 'birthDate') }
    const { refused } = await tried(async () =>
      (await import('#shared/guardians/ask-guardian.ts')).askGuardian(c.get('context'), input),
    )
    return refused ? profilePage(c, { refused, name: 'guardian', form }) : c.redirect('/profile?done=guardian', 303)
  })

  for (const [name, read] of Object.entries(profileForms)) {
    post(`/profile/${name}`, 'volunteer.change', async (c) => {
      const form = await readForm(c)
      const { volunteer, organizations, bodies } = await profileOf(c)
      const { refused } = await tried(async () => {
        const change = read(form, {
          volunteer,
          organizationIds: organizations.map(({ id }) => id),
          bodyIds: bodies.map(({ id }) => id),
        })
        return (await changing()).changeVolunteer(c.get('context'), { volunteerId: volunteer.id, change })
      })
      return refused ? profilePage(c, { refused, name, form }) : c.redirect('/profile?done=saved', 303)
    })
  }
}
