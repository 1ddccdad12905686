import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Guardian } from '#shared/guardians/guardian.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import type { Body } from '#shared/placements/bodies-met.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { GuardianSheet } from './profile-guardian.tsx'
import { Employer, Languages, Organizations, Reach } from './profile-parts.tsx'
import { Papers, Skills, Told } from './profile-skills.tsx'
import { Register, Statements, Wishes } from './profile-wishes.tsx'
import type { ToldProfile } from './told-skills-heard.ts'

export interface ProfilePageProps {
  volunteer: Volunteer
  organizations: readonly Organization[]
  bodies: readonly Body[]
  /** Of a minor: how the guardian's consent stands. */
  guardian: Pick<Guardian, 'state' | 'until'> | undefined
  /** What was typed for the guardian, where that form came back. */
  typed: (name: string) => string
  /** What their own words led to, where they were sent. */
  told?: ToldProfile | undefined
  now: Instant
  done: boolean
  refused?: Refusal | undefined
}

/** What one volunteer says about themself, and what was confirmed. */
export const ProfilePage = (props: ProfilePageProps) => {
  const { volunteer, now, refused } = props
  const say = useSay()
  const title = say({ zh: '我的资料', en: 'My profile' })
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <div class="flex flex-wrap items-end justify-between gap-2">
        <h1 class="text-2xl md:text-3xl">{title}</h1>
        <LinkButton href="/calendar" look="line" icon="calendar">
          <T zh="改我的时间" en="Change my times" />
        </LinkButton>
      </div>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={refused} />
        {!refused && props.done && (
          <Notice tone="good" live>
            <T zh="存好了，从现在起按新的找您。" en="Saved. You are found by this from now on." />
          </Notice>
        )}
        <Skills skills={volunteer.skills} now={now} />
        <Told told={props.told} />
        <Papers licences={volunteer.licences} trainings={volunteer.trainings} now={now} />
        <Reach volunteer={volunteer} />
        <Languages volunteer={volunteer} />
        <Employer volunteer={volunteer} />
        <Organizations volunteer={volunteer} organizations={props.organizations} />
        <Wishes volunteer={volunteer} bodies={props.bodies} />
        <Statements volunteer={volunteer} />
        {volunteer.ageClass === 'minor' && <GuardianSheet guardian={props.guardian} typed={props.typed} now={now} />}
        <Register volunteer={volunteer} />
      </div>
    </Page>
  )
}
