import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { Field, SelectField } from '#functions/http/look/fields.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import type { Body } from '#shared/placements/bodies-met.ts'
import { districts } from '#shared/places/district.ts'
import { scopeItemWords } from '#shared/requests/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { SpokenLanguage, type Volunteer } from '#shared/volunteers/volunteer.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { Papers, Skills } from './profile-skills.tsx'

export interface ProfilePageProps {
  volunteer: Volunteer
  organizations: readonly Organization[]
  bodies: readonly Body[]
  now: Instant
  done: boolean
  refused?: Refusal | undefined
}

const Save = ({ what }: { what: Text }) => (
  <div>
    <Button look="line">
      <T zh={`存好${what.zh}`} en={`Save ${what.en}`} />
    </Button>
  </div>
)

const reachSteps = [2, 5, 10, 15, 20, 30, 50, 100, 200]

const Reach = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  const steps = [...new Set([...reachSteps, volunteer.reachKm])].sort((a, b) => a - b)
  return (
    <Sheet
      id="reach"
      title={say({ zh: '在哪、去多远', en: 'Where, and how far' })}
      hint={<T zh="只记到乡镇街道，不记住址。" en="Only the township is kept, never an address." />}
    >
      <form method="post" action="/profile/reach" class="grid gap-4" novalidate>
        <div class="grid sm:grid-cols-2 gap-3">
          <Field
            name="townshipCode"
            label={say({ zh: '我在', en: 'I live in' })}
            control={(wiring) => (
              <select {...wiring} class="select">
                {districts.map((district) => (
                  <optgroup label={say(district)}>
                    {district.townships.map((township) => (
                      <option value={township.code} selected={township.code === volunteer.townshipCode}>
                        {say(township)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          />
          <SelectField
            name="reachKm"
            label={say({ zh: '最远去多远', en: 'How far I go' })}
            value={String(volunteer.reachKm)}
            options={steps.map((km) => ({ value: String(km), text: say({ zh: `${km} 公里`, en: `${km} km` }) }))}
          />
        </div>
        <ChoiceGroup
          name="manners"
          legend={say({ zh: '怎么服务', en: 'How I serve' })}
          picked={[...(volunteer.manners.onSite ? ['onSite'] : []), ...(volunteer.manners.online ? ['online'] : [])]}
          options={[
            { value: 'onSite', text: say({ zh: '到现场', en: 'On site' }) },
            { value: 'online', text: say({ zh: '在线上', en: 'Online' }) },
          ]}
        />
        <Save what={{ zh: '地点', en: 'place' }} />
      </form>
    </Sheet>
  )
}

const Languages = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet id="spoken" title={say({ zh: '会说的话', en: 'Languages I speak' })}>
      <form method="post" action="/profile/languages" class="grid gap-4" novalidate>
        <ChoiceGroup
          name="languages"
          legend={say({ zh: '能用来服务的', en: 'Well enough to serve in' })}
          columns={3}
          picked={volunteer.languages}
          options={SpokenLanguage.options.map((value) => ({ value, text: say(languageWords[value]) }))}
        />
        <Save what={{ zh: '语言', en: 'languages' }} />
      </form>
    </Sheet>
  )
}

const Organizations = ({ volunteer, organizations }: Pick<ProfilePageProps, 'volunteer' | 'organizations'>) => {
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

const Wishes = ({ volunteer, bodies }: Pick<ProfilePageProps, 'volunteer' | 'bodies'>) => {
  const say = useSay()
  return (
    <Sheet id="wishes" title={say({ zh: '喜欢的和不接的', en: 'What I like, and what not' })}>
      <form method="post" action="/profile/wishes" class="grid gap-5" novalidate>
        <ChoiceGroup
          name="likes"
          legend={say({ zh: '喜欢哪类服务', en: 'Kinds of service I like' })}
          hint={<T zh="只是先问，不选的也可能问您。" en="Only a wish: you may be asked for others too." />}
          picked={(volunteer.likes ?? []).map(String)}
          options={Object.entries(scopeItemWords).map(([item, text]) => ({ value: item, text: say(text) }))}
        />
        {bodies.length > 0 && (
          <ChoiceGroup
            name="excludedRequesterIds"
            legend={say({ zh: '不再接这些单位的邀请', en: 'No invitations from these bodies any more' })}
            hint={<T zh="对方不会知道。" en="They are not told." />}
            picked={volunteer.excludedRequesterIds}
            options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <Save what={{ zh: '喜好', en: 'wishes' }} />
      </form>
    </Sheet>
  )
}

const Statements = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet
      id="statements"
      title={say({ zh: '两条声明', en: 'Two statements' })}
      hint={
        <T
          zh="两条都在，才会问您（第六条）。随时可以收回；不问原因，也不记健康情况。"
          en="You are asked only while both stand (Art. 6). Take them back at any time; no reasons asked, no health data kept."
        />
      }
    >
      <form method="post" action="/profile/statements" class="grid gap-3" novalidate>
        <Choice name="conduct" value="yes" checked={volunteer.conductDeclaredAt !== undefined}>
          <T zh="我遵纪守法，品行端正。" en="I abide by the law and am of good conduct." />
        </Choice>
        <Choice name="fit" value="yes" checked={volunteer.fitDeclaredAt !== undefined}>
          <T zh="我的身体能胜任我接的服务。" en="I am fit for the services I accept." />
        </Choice>
        <Save what={{ zh: '声明', en: 'statements' }} />
      </form>
    </Sheet>
  )
}

const Register = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  const language = useLanguage()
  const { register } = volunteer
  return (
    <Sheet id="register" title={say({ zh: '登记情况', en: 'Standing' })}>
      <Pairs
        pairs={[
          { name: say({ zh: '代号', en: 'Pseudonym' }), value: <span class="font-mono">{volunteer.pseudonym}</span> },
          {
            name: say({ zh: '状态', en: 'State' }),
            value:
              volunteer.state === 'active' ? (
                <Tag tone="good" icon="circle-check">
                  <T zh="正常" en="Active" />
                </Tag>
              ) : (
                <Tag tone="bad" icon="ban">
                  {volunteer.state === 'suspended' ? <T zh="暂停" en="Suspended" /> : <T zh="已退出" en="Removed" />}
                </Tag>
              ),
          },
          { name: say({ zh: '加入', en: 'Joined' }), value: longDate(localDate(volunteer.joinedAt), language) },
          {
            name: say({ zh: '中国科协平台', en: 'CAST platform' }),
            value: register ? (
              <>
                <span class="font-mono">{register.number}</span>{' '}
                {register.state === 'confirmed' ? (
                  <T zh="已核对" en="confirmed" />
                ) : register.state === 'rejected' ? (
                  <T zh="对不上，请找组织" en="does not match; ask your organization" />
                ) : (
                  <T zh="待核对" en="not checked yet" />
                )}
              </>
            ) : (
              <T
                zh="还没有那边的编号。注册在中国科协的平台上办，这里不代替它（第七条）。"
                en="No number yet. Registration is done on the CAST platform; this account does not replace it (Art. 7)."
              />
            ),
          },
        ]}
      />
    </Sheet>
  )
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
        {refused && refused.fields.length === 0 && (
          <Notice tone="warm" live>
            <T {...refused.text} />
          </Notice>
        )}
        {!refused && props.done && (
          <Notice tone="good" live>
            <T zh="存好了，从现在起按新的找您。" en="Saved. You are found by this from now on." />
          </Notice>
        )}
        <Skills skills={volunteer.skills} now={now} />
        <Papers licences={volunteer.licences} trainings={volunteer.trainings} now={now} />
        <Reach volunteer={volunteer} />
        <Languages volunteer={volunteer} />
        <Organizations volunteer={volunteer} organizations={props.organizations} />
        <Wishes volunteer={volunteer} bodies={props.bodies} />
        <Statements volunteer={volunteer} />
        <Register volunteer={volunteer} />
      </div>
    </Page>
  )
}
