import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { SpokenLanguage, type Volunteer } from '#shared/volunteers/volunteer.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { asTypedEmployer, EmployerFields } from './employer-fields.tsx'
import type { ProfilePageProps } from './profile-page.tsx'
import { TownshipField } from './township-field.tsx'

/** The button of one part. */
export const Save = ({ what }: { what: Text }) => (
  <div>
    <Button look="line">
      <T zh={`存好${what.zh}`} en={`Save ${what.en}`} />
    </Button>
  </div>
)

const reachSteps = [2, 5, 10, 15, 20, 30, 50, 100, 200]

const kilometres = (km: number) => ({ zh: `${km} 公里`, en: `${km} km` })

/** Township, reach and manners; with nothing chosen yet, all of them have to be. */
export const ReachFields = (
  props: Pick<Volunteer, 'manners'> & { townshipCode: string; reachKm: number | undefined; open?: boolean },
) => {
  const say = useSay()
  const { reachKm, manners } = props
  const steps = [...new Set([...reachSteps, ...(reachKm === undefined ? [] : [reachKm])])].sort((a, b) => a - b)
  return (
    <>
      <div class="grid sm:grid-cols-2 gap-3">
        <TownshipField
          name="townshipCode"
          label={say({ zh: '我在', en: 'I live in' })}
          value={props.townshipCode}
          open={props.open ?? false}
        />
        <SelectField
          name="reachKm"
          label={say({ zh: '最远去多远', en: 'How far I go' })}
          value={reachKm === undefined ? '' : String(reachKm)}
          empty={props.open ? '—' : undefined}
          options={steps.map((km) => ({ value: String(km), text: say(kilometres(km)) }))}
        />
      </div>
      <ChoiceGroup
        name="manners"
        legend={say({ zh: '怎么服务', en: 'How I serve' })}
        picked={[...(manners.onSite ? ['onSite'] : []), ...(manners.online ? ['online'] : [])]}
        options={[
          { value: 'onSite', text: say({ zh: '到现场', en: 'On site' }) },
          { value: 'online', text: say({ zh: '在线上', en: 'Online' }) },
        ]}
      />
    </>
  )
}

/** Where the person lives, how far they go, on site or online. */
export const Reach = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet
      id="reach"
      title={say({ zh: '在哪、去多远', en: 'Where, and how far' })}
      hint={<T zh="只记到乡镇街道，不记住址。" en="Only the township is kept, never an address." />}
    >
      <form method="post" action="/profile/reach" class="grid gap-4" novalidate>
        <ReachFields {...volunteer} />
        <Save what={{ zh: '地点', en: 'place' }} />
      </form>
    </Sheet>
  )
}

export const LanguageFields = ({ languages }: { languages: readonly string[] }) => {
  const say = useSay()
  return (
    <ChoiceGroup
      name="languages"
      legend={say({ zh: '能用来服务的', en: 'Well enough to serve in' })}
      columns={3}
      picked={languages}
      options={SpokenLanguage.options.map((value) => ({ value, text: say(languageWords[value]) }))}
    />
  )
}

/** Languages to serve in. */
export const Languages = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet id="spoken" title={say({ zh: '会说的话', en: 'Languages I speak' })}>
      <form method="post" action="/profile/languages" class="grid gap-4" novalidate>
        <LanguageFields languages={volunteer.languages} />
        <Save what={{ zh: '语言', en: 'languages' }} />
      </form>
    </Sheet>
  )
}

/** The organizations joined, at most five (Art. 7). */
export const Organizations = ({ volunteer, organizations }: Pick<ProfilePageProps, 'volunteer' | 'organizations'>) => {
  const say = useSay()
  const mine = organizations.filter(({ id }) => volunteer.organizationIds.includes(id))
  return (
    <Sheet
      id="organizations"
      title={say({ zh: '我的组织', en: 'My organizations' })}
      hint={
        <T
          zh="按地方或按专业加入，最多 5 个（第七条）。接单时可以选以哪个的名义。"
          en="By place or by field, at most 5 (Art. 7). You choose which one you act for when accepting."
        />
      }
    >
      <form method="post" action="/profile/organizations" class="grid gap-4" novalidate>
        <ChoiceGroup
          name="organizationIds"
          legend={say({ zh: '加入的', en: 'Joined' })}
          columns={1}
          picked={volunteer.organizationIds}
          options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
        />
        <SelectField
          name="first"
          label={say({ zh: '平时以哪个的名义', en: 'Usually acting for' })}
          value={volunteer.organizationIds[0]}
          options={mine.map(({ id, name }) => ({ value: id, text: say(name) }))}
        />
        <Save what={{ zh: '组织', en: 'organizations' }} />
      </form>
    </Sheet>
  )
}

/** Whether they work for an enterprise, and in which industry. */
export const Employer = ({ volunteer: { employer } }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet id="employer" title={say({ zh: '我的单位', en: 'My employer' })}>
      <form method="post" action="/profile/employer" class="grid gap-4" novalidate>
        {employer && employer.industry === undefined && employer.enterprise !== false && (
          <Notice tone="warm">
            <T
              zh="还没填行业：企业的需求（服务范围第二项）没法核对同行，不会问您。"
              en="No industry yet: enterprises (scope item 2) cannot be compared, so you are not asked for them."
            />
          </Notice>
        )}
        <EmployerFields typed={asTypedEmployer(employer)} />
        <Save what={{ zh: '单位', en: 'employer' }} />
      </form>
    </Sheet>
  )
}
