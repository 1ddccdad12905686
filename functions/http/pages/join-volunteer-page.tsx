import { type Form, listOf, textOf } from '#functions/http/form.ts'
import { Availability } from '#functions/http/look/availability.tsx'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { OrganizationsOfCity } from '#shared/organizations/organizations-of-city.ts'
import { weekOf } from '#shared/volunteers/week-hours.ts'
import { weeklyFrom } from './calendar-input.ts'
import { LimitFields } from './calendar-parts.tsx'
import { EmployerFields, typedEmployer } from './employer-fields.tsx'
import { type JoinFormProps, PersonName } from './join-requester-page.tsx'
import { mannersIn } from './join-volunteer-input.ts'
import { OrganizationFields } from './join-volunteer-organizations.tsx'
import { LevelFields, SkillFields, StatementFields } from './join-volunteer-parts.tsx'
import { LanguageFields, ReachFields } from './profile-parts.tsx'
import { TellBox, ToldSkills } from './told-skills.tsx'
import type { ToldProfile } from './told-skills-heard.ts'

/** What most people give; each may choose otherwise. */
const usualHours = 4

const Times = ({ form, usualAsks }: { form: Form; usualAsks: number }) => {
  const problem = useProblem('free')
  return (
    <div class="grid gap-5">
      <div class={problem ? 'field wrong' : undefined} id="free" tabindex={problem ? -1 : undefined}>
        {problem && <FieldError id="free" text={problem} />}
        <Availability week={weekOf(weeklyFrom(form)).hours} coarse />
      </div>
      <LimitFields
        asksPerWeek={Number(textOf(form, 'asksPerWeek') || usualAsks)}
        hoursPerWeek={Number(textOf(form, 'hoursPerWeek') || usualHours)}
        hint={<T zh="只是上限，随时能改、能暂停。" en="Only a limit; change it or pause at any time." />}
      />
    </div>
  )
}

type JoinVolunteerProps = JoinFormProps & {
  of: OrganizationsOfCity
  told: ToldProfile | undefined
  /** Invitations a week proposed to whoever joins. */
  usualAsks: number
}

/** Somebody becomes a volunteer: who, what, where, when, with whom. */
export const JoinVolunteerPage = ({ name, form, refused, of, told, usualAsks }: JoinVolunteerProps) => {
  const say = useSay()
  const title = say({ zh: '登记为志愿者', en: 'Become a volunteer' })
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <TextLink href="/join" icon="chevron-left">
        <T zh="换一个门" en="The other door" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="几分钟填完。合适的才问您，接不接都由您，谢绝没有任何影响。"
          en="A few minutes. You are asked only if it suits; it is always up to you, and a no has no effect."
        />
      </p>
      <form method="post" action="/join/volunteer" class="grid gap-5 mt-4" novalidate>
        <RefusedNotice refused={refused} />
        <Sheet id="you" step={1} title={say({ zh: '您是谁', en: 'Who you are' })}>
          <div class="grid gap-5">
            <PersonName name={name} form={form} />
            <StatementFields form={form} />
            <EmployerFields typed={typedEmployer(form)} />
          </div>
        </Sheet>
        <Sheet id="what" step={2} title={say({ zh: '您会什么', en: 'What you can do' })}>
          <div class="grid gap-5">
            <TellBox text={textOf(form, 'told')} formaction="/join/volunteer/told#what" />
            {told && <ToldSkills told={told} name="skills" />}
            <SkillFields
              form={form}
              without={[...(told?.skills ?? []).map(({ code }) => code), ...(told?.related ?? [])]}
            />
            <LevelFields form={form} />
            <LanguageFields languages={listOf(form, 'languages')} />
          </div>
        </Sheet>
        <Sheet
          id="where"
          step={3}
          title={say({ zh: '在哪、去多远', en: 'Where, and how far' })}
          hint={<T zh="只记到乡镇街道，不记住址。" en="Only the township is kept, never an address." />}
        >
          <div class="grid gap-4">
            <ReachFields
              townshipCode={textOf(form, 'townshipCode')}
              reachKm={Number(textOf(form, 'reachKm')) || undefined}
              manners={mannersIn(form)}
              open
            />
          </div>
        </Sheet>
        <Sheet
          id="when"
          step={4}
          title={say({ zh: '每周什么时候有空', en: 'When you are free each week' })}
          hint={
            <T
              zh="点一下就选上。没选的时间不会问您。登记后可以在日历里按小时细选。"
              en="Tap to choose. You are never asked for other times. Choose by the hour in your calendar later."
            />
          }
        >
          <Times form={form} usualAsks={usualAsks} />
        </Sheet>
        <Sheet id="with" step={5} title={say({ zh: '跟哪个组织', en: 'With which organization' })}>
          <OrganizationFields form={form} of={of} />
        </Sheet>
        <Notice icon="lock">
          <T
            zh="匹配只用代号，不看姓名。资料随时能改。"
            en="Matching works on a pseudonym, without your name. Change your data at any time. "
          />
          <a class="a" href="/about#privacy">
            <T zh="怎么用您的资料" en="How your data is used" />
          </a>
        </Notice>
        <div>
          <Button look="main" size="large" class="max-sm:w-full">
            <T zh="登记为志愿者" en="Become a volunteer" />
          </Button>
        </div>
      </form>
    </Page>
  )
}
