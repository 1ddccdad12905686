import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Timeline } from '#functions/http/look/timeline.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Requester } from '#shared/requesters/requester.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { Door } from './door.tsx'

/** The two ways in. Whoever went through one may still go through the other. */
const Doors = ({ isMember, isVolunteer }: { isMember: boolean; isVolunteer: boolean }) => (
  <div class="grid gap-3 mt-4 md:grid-cols-2">
    <Door
      main={!isMember}
      href="/join/requester"
      icon="message-square-text"
      title={isMember ? { zh: '再登记一个单位', en: 'Register another body' } : { zh: '我要求助', en: 'I need help' }}
      text={{
        zh: '登记企业、乡村、学校、社区、园区等单位',
        en: 'Register an enterprise, village, school, community or park',
      }}
    />
    {!isVolunteer && (
      <Door
        href="/join/volunteer"
        icon="hand-helping"
        title={{ zh: '我要帮忙', en: 'I want to help' }}
        text={{ zh: '说说会什么、什么时候有空', en: 'Say what you can do and when you are free' }}
      />
    )}
  </div>
)

/** Where somebody begins who is signed in and nobody in particular yet. */
export const JoinPage = (props: { isMember: boolean; isVolunteer: boolean }) => {
  const say = useSay()
  const isNew = !props.isMember && !props.isVolunteer
  const title = isNew
    ? say({ zh: '您来做什么', en: 'What brings you here' })
    : say({ zh: '还可以', en: 'You may also' })
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T zh="两样都可以，不用另外注册。" en="You may do both, with the same sign-in." />
      </p>
      <Doors {...props} />
      {isNew && (
        <p class="mt-5 text-soft">
          <T
            zh="您是科协或组织的工作人员？请管理员按您的手机号开通，再登录一次。"
            en="Staff of an association or organization? Ask an administrator to enter your number, then sign in again."
          />
        </p>
      )}
    </Page>
  )
}

/** What happens next with a body that has just registered. */
export const RegisteredPage = ({ requester }: { requester: Requester }) => {
  const say = useSay()
  const title = say({ zh: '登记好了', en: 'Registered' })
  const vouched = requester.state === 'vouched'
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        <Sheet id="next" title={requester.name}>
          <Timeline
            steps={[
              { name: say({ zh: '登记单位', en: 'Registered' }), is: 'done' },
              {
                name: say({ zh: '写需求', en: 'Write what you need' }),
                is: 'now',
                text: (
                  <T
                    zh="不用等，现在就能写、能提交，也能先存草稿。"
                    en="No need to wait: write and submit now, or keep a draft."
                  />
                ),
              },
              {
                name: say({ zh: '科协核实单位', en: 'The association vouches for you' }),
                is: vouched ? 'done' : 'ahead',
                text: (
                  <T
                    zh="核对名称和信用代码，可能打您登录用的电话。不用您再做什么。"
                    en="Staff check name and code, and may call the number you sign in with. Nothing more to do."
                  />
                ),
              },
              {
                name: say({ zh: '开放需求，开始找人', en: 'Requests open; people are sought' }),
                is: 'ahead',
                text: <T zh="单位和需求都核实过，才去问志愿者。" en="Once body and request are checked." />,
              },
            ]}
          />
          <div class="mt-4">
            <LinkButton href={`/requests/new?for=${requester.id}`} look="main" size="large" class="max-sm:w-full">
              <T zh="写第一个需求" en="Write the first request" />
            </LinkButton>
          </div>
        </Sheet>
      </div>
    </Page>
  )
}

/** Art. 6: what keeps somebody who has just enrolled from being asked. */
const hasToWait = ({ ageClass, guardianConsentUntil = '', ...of }: Volunteer, now: Instant): boolean =>
  of.conductDeclaredAt === undefined ||
  of.fitDeclaredAt === undefined ||
  (ageClass === 'minor' && guardianConsentUntil <= now)

const Waits = ({ volunteer }: { volunteer: Volunteer }) => (
  <Notice tone="warm">
    {volunteer.conductDeclaredAt !== undefined && volunteer.fitDeclaredAt !== undefined ? (
      <T
        zh="您未满 18 岁：到“我的资料”填监护人的手机号，监护人同意后才会问您。"
        en="You are under 18: enter your guardian’s phone in your profile. You are asked once they consent."
      />
    ) : (
      <T
        zh="两条声明有一条是否定的，暂时不会问您。情况变了，在资料里改。"
        en="One of the two statements is a no, so nobody asks you for now. Change it in your profile when it changes."
      />
    )}
  </Notice>
)

/** What happens next with somebody who has just enrolled. */
export const EnrolledPage = ({ volunteer, now }: { volunteer: Volunteer; now: Instant }) => {
  const say = useSay()
  const title = say({ zh: '登记好了，谢谢您', en: 'You are in. Thank you' })
  const waits = hasToWait(volunteer, now)
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        {waits && <Waits volunteer={volunteer} />}
        <Sheet id="next" title={say({ zh: '接下来', en: 'What comes next' })}>
          <Timeline
            steps={[
              { name: say({ zh: '登记', en: 'Enrolled' }), is: 'done' },
              {
                name: say({ zh: '合适的，发邀请给您', en: 'You are asked when something fits' }),
                is: waits ? 'ahead' : 'now',
                text: <T zh="短信告诉您。接不接都由您，谢绝没有影响。" en="By text message. A no has no effect." />,
              },
              {
                name: say({ zh: '有证书、职称的，给组织看一眼', en: 'Show what papers you have' }),
                is: 'ahead',
                text: (
                  <T
                    zh="看过以前，技能先按“会一点”算；要证的服务（义诊、电工等）看过才问您。"
                    en="Until your organization has seen them, skills count as basics; service that needs a licence is offered after that."
                  />
                ),
              },
            ]}
          />
          <div class="mt-4 flex flex-wrap gap-3">
            <LinkButton href="/offers" look="main" size="large">
              <T zh="看我的邀请" en="My invitations" />
            </LinkButton>
            <LinkButton href="/profile" look="line" size="large">
              <T zh="看看资料" en="My profile" />
            </LinkButton>
          </div>
          <p class="mt-3 text-sm text-soft">
            <T
              zh="中国科协平台的注册要另外在那边办（第七条）；有了编号，请组织登记。"
              en="Registration on the CAST platform is done there (Art. 7); give your number to your organization."
            />
          </p>
        </Sheet>
      </div>
    </Page>
  )
}
