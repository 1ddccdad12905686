import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { Consent } from '#functions/http/look/choices.tsx'
import { FieldError, SelectField, TextArea, TextField } from '#functions/http/look/fields.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { Campaign } from '#shared/campaigns/campaign.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { KindFields, OtherFields, PlaceFields, RiskFields } from './requests-form-parts.tsx'
import { ShiftFields } from './requests-form-shifts.tsx'
import { SkillChoice } from './requests-form-skills.tsx'
import type { TypedRequest } from './requests-typed.ts'

/** A need being written: new, kept as a draft, sent back by staff, or open already and to be changed. */
export type FormStage = 'new' | 'draft' | 'returned' | 'open'

export interface RequestFormProps {
  stage: FormStage
  typed: TypedRequest
  /** Where the form is sent. */
  action: string
  requester: Requester
  /** All bodies the person may ask for; a choice when there are several. */
  requesters: readonly Requester[]
  campaigns: readonly Campaign[]
  organizations: readonly { id: string; name: Text }[]
  today: LocalDate
  /** The version a change was begun on. */
  version?: number | undefined
  /** What staff wrote when sending it back. */
  answer?: string | undefined
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
  saved?: boolean | undefined
}

const titles: Record<FormStage, Text> = {
  new: { zh: '说说您的难处', en: 'Tell us your difficulty' },
  draft: { zh: '接着写您的难处', en: 'Go on with your draft' },
  returned: { zh: '改一改，再提交', en: 'Correct and submit again' },
  open: { zh: '修改需求', en: 'Change the request' },
}

const leads: Record<FormStage, Text> = {
  new: {
    zh: '写完由科协核实，一般半个工作日内答复。填到一半可以存着。',
    en: 'The association checks it, as a rule within half a working day. You can save it half written.',
  },
  draft: {
    zh: '写到哪都行，随时可以存。提交以后才有人看到。',
    en: 'Save whenever you like. Nobody sees it before you submit.',
  },
  returned: { zh: '改好以后再核实一次。', en: 'It is checked once more after you submit.' },
  open: {
    zh: '改时间、地点、危险、条件或要求，已接单的人会被再问一次，同意前按原来的算；只改文字，不打扰人。',
    en: 'If time, place, dangers, conditions or requirements change, those who accepted are asked again; until then the old terms hold. Wording alone disturbs nobody.',
  },
}

const Before = (props: RequestFormProps) => (
  <>
    {props.saved && (
      <Notice tone="good" live>
        <T zh="存好了。可以先走，随时回来接着写。" en="Saved. You may leave and come back at any time." />
      </Notice>
    )}
    {props.answer && (
      <Notice tone="warm" icon="corner-up-left">
        <b>
          <T zh="科协请您改：" en="The association asks you to change:" />
        </b>
        <span class="block">{props.answer}</span>
      </Notice>
    )}
    <RefusedNotice refused={props.refused} />
    {props.requester.state === 'unvouched' && (
      <Notice tone="info">
        <b>
          <T zh="您的单位还没核实。" en="Your organization has not been vouched for yet. " />
        </b>
        <T
          zh="可以先写、先提交，科协核实单位后才开放找人。"
          en="You may write and submit; people are sought once the association has vouched for you."
        />
      </Notice>
    )}
  </>
)

const Words = ({ typed, action }: { typed: TypedRequest; action: string }) => {
  const say = useSay()
  return (
    <div class="grid gap-5">
      <TextArea
        name="problem"
        label={say({ zh: '难在哪？像跟同事讲一样写', en: 'What is hard? Write as you would tell a colleague' })}
        hint={say({
          zh: '写三样就够：哪里不对、试过什么、想要什么结果。不用专业词。',
          en: 'Three things will do: what is wrong, what you tried, what you want. No technical words needed.',
        })}
        value={typed.problem}
        rows={5}
      />
      <TextField
        name="title"
        label={say({ zh: '一句话说是什么事', en: 'In one line' })}
        hint={say({ zh: '志愿者先看到这句', en: 'The first thing volunteers see' })}
        value={typed.title}
      />
      <TextField
        name="outcome"
        label={say({ zh: '做成什么样就算好', en: 'What would be a good result' })}
        hint={say({ zh: '可以不写', en: 'May be left empty' })}
        value={typed.outcome}
      />
      <SkillChoice picked={typed.skills} action={action} />
    </div>
  )
}

const Shifts = (props: RequestFormProps) => {
  const problem = useProblem('shifts')
  const { typed, action } = props
  return (
    <div class="grid gap-5">
      <div id="shifts" class={problem ? 'field wrong' : undefined}>
        {problem && <FieldError id="shifts" text={problem} />}
      </div>
      {typed.shifts.map((shift, at) => (
        <ShiftFields
          at={at}
          shift={shift}
          only={typed.shifts.length === 1}
          form={{ action, skills: typed.skills, today: props.today, fixed: props.stage === 'open' }}
        />
      ))}
      {props.stage !== 'open' && typed.shifts.length < 10 && (
        <div>
          <Button
            look="line"
            icon="plus"
            name="act"
            value="addShift"
            formaction={`${action}#shifts-${typed.shifts.length}`}
            novalidate
          >
            <T zh="再加一个时段" en="Add another shift" />
          </Button>
        </div>
      )}
    </div>
  )
}

const Who = ({ requester, requesters }: Pick<RequestFormProps, 'requester' | 'requesters'>) => {
  const say = useSay()
  return requesters.length > 1 ? (
    <SelectField
      name="requesterId"
      label={say({ zh: '以哪个单位提', en: 'On whose behalf' })}
      options={requesters.map(({ id, name }) => ({ value: id, text: name }))}
      value={requester.id}
    />
  ) : (
    <input type="hidden" name="requesterId" value={requester.id} />
  )
}

const Checklist = () => (
  <aside class="sheet p-4 text-[.9375rem] lg:sticky lg:top-6" aria-labelledby="checklist">
    <h2 id="checklist" class="sheet-title !text-base">
      <T zh="核实时看这几样" en="What is checked" />
    </h2>
    <ul class="grid gap-1.5 mt-2 text-soft">
      {[
        { zh: '单位真实，能联系上', en: 'The body is real and can be reached' },
        { zh: '免费公益，不替人盈利', en: 'Free and for public benefit, not for profit' },
        { zh: '危险说清楚了', en: 'Dangers are told' },
        { zh: '时间、人数合得上', en: 'Times and numbers fit' },
      ].map((one) => (
        <li class="flex gap-2">
          <Icon name="check" class="mt-1 text-primary" />
          <span>
            <T {...one} />
          </span>
        </li>
      ))}
    </ul>
    <p class="hint mt-3">
      <T
        zh="开放以后，系统按专长、空闲和路程一批批邀请，每个人都可以谢绝。"
        en="Once open, people are invited in small groups by skill, free time and distance; everybody may decline."
      />
    </p>
  </aside>
)

const Submits = ({ stage }: { stage: FormStage }) => (
  <div class="flex flex-wrap gap-3">
    <Button look="main" size="large" name="act" value="submit" class="max-sm:w-full">
      {stage === 'open' ? <T zh="保存修改" en="Save the changes" /> : <T zh="提交，等核实" en="Submit for checking" />}
    </Button>
    {(stage === 'new' || stage === 'draft') && (
      <Button size="large" name="act" value="save" novalidate class="max-sm:w-full">
        <T zh="先存着" en="Save for later" />
      </Button>
    )}
  </div>
)

/** The form of a need in all its stages. Everything typed is kept whatever button is pressed. */
export const RequestFormPage = (props: RequestFormProps) => {
  const say = useSay()
  const { stage, typed, action } = props
  return (
    <Page title={say(titles[stage])} at={stage === 'new' ? 'new' : 'requests'} problems={props.problems}>
      <form method="post" action={action} novalidate class="grid gap-5 lg:grid-cols-[1fr_20rem] lg:gap-8 items-start">
        <div class="grid gap-5 min-w-0">
          <div>
            {stage !== 'new' && (
              <TextLink href={stage === 'draft' ? '/requests' : action.replace(/\/edit$/, '')} icon="chevron-left">
                {stage === 'draft' ? (
                  <T zh="我的需求" en="My requests" />
                ) : (
                  <T zh="回到需求" en="Back to the request" />
                )}
              </TextLink>
            )}
            <h1 class="text-2xl md:text-3xl">{say(titles[stage])}</h1>
            <p class="text-soft mt-1">{say(leads[stage])}</p>
          </div>
          <Before {...props} />
          {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
          <Who requester={props.requester} requesters={stage === 'new' ? props.requesters : []} />
          <Sheet id="need" step={1} title={say({ zh: '难处', en: 'The difficulty' })}>
            <Words typed={typed} action={action} />
          </Sheet>
          <Sheet id="when" step={2} title={say({ zh: '时间和人数', en: 'Times and people' })}>
            <Shifts {...props} />
          </Sheet>
          <Sheet id="where" step={3} title={say({ zh: '在哪里', en: 'Where' })}>
            <div class="grid gap-5">
              <PlaceFields typed={typed} />
            </div>
          </Sheet>
          <Sheet id="kind" step={4} title={say({ zh: '是哪一类服务', en: 'What kind of service' })}>
            <div class="grid gap-5">
              <KindFields typed={typed} campaigns={props.campaigns} />
            </div>
          </Sheet>
          <Sheet id="danger" step={5} title={say({ zh: '危险和保护', en: 'Dangers and protection' })}>
            <div class="grid gap-5">
              <RiskFields typed={typed} />
            </div>
          </Sheet>
          <Sheet id="other" step={6} title={say({ zh: '其他', en: 'Other matters' })}>
            <OtherFields typed={typed} organizations={props.organizations} />
            {stage !== 'open' && (
              <div class="mt-2">
                <Consent name="free">
                  <T
                    zh="我知道这是免费的公益服务，不收费、不送礼，也不能代替请专业公司施工。"
                    en="I know that this service is free and for public benefit: no fee, no gift, and no substitute for hiring a firm."
                  />
                </Consent>
              </div>
            )}
          </Sheet>
          <Submits stage={stage} />
        </div>
        <Checklist />
      </form>
      {stage === 'draft' && (
        <form method="post" action={action.replace(/edit$/, 'withdraw')} class="mt-4">
          <Button look="danger" icon="trash-2">
            <T zh="扔掉这份草稿" en="Throw this draft away" />
          </Button>
        </form>
      )}
    </Page>
  )
}
