import { Button } from '#functions/http/look/buttons.tsx'
import { Consent } from '#functions/http/look/choices.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Campaign } from '#shared/campaigns/campaign.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import type { Compared, Heard } from './requests-coach.ts'
import type { Outlook } from './requests-forecast.ts'
import { FormChecklist } from './requests-form-checklist.tsx'
import { ForecastSheet } from './requests-form-forecast.tsx'
import { FormHead, type FormStage, formTitles } from './requests-form-head.tsx'
import { KindFields } from './requests-form-kind.tsx'
import { NeedFields } from './requests-form-need.tsx'
import { FormNotices } from './requests-form-notices.tsx'
import { OtherFields } from './requests-form-other.tsx'
import { PlaceFields } from './requests-form-place.tsx'
import { RiskFields } from './requests-form-risks.tsx'
import { ShiftFields } from './requests-form-shifts.tsx'
import type { TypedRequest } from './requests-typed.ts'

/** The form of a need as it is shown. */
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
  /** What the words tell, what others asked before, and what the coach just filled in. */
  heard?: Heard | undefined
  compared?: Compared | undefined
  filled?: readonly string[] | undefined
  outlook?: Outlook | undefined
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
    <Page title={say(formTitles[stage])} at={stage === 'new' ? 'new' : 'requests'} problems={props.problems}>
      <form method="post" action={action} novalidate class="grid gap-5 lg:grid-cols-[1fr_20rem] lg:gap-8 items-start">
        <div class="grid gap-5 min-w-0">
          <FormHead stage={stage} action={action} />
          <FormNotices {...props} />
          {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
          <Who requester={props.requester} requesters={stage === 'new' ? props.requesters : []} />
          <Sheet id="need" step={1} title={say({ zh: '难处', en: 'The difficulty' })}>
            <NeedFields {...props} />
          </Sheet>
          <Sheet id="when" step={2} title={say({ zh: '时间和人数', en: 'Times and people' })}>
            <div id="seats">
              <ShiftFields {...props} />
            </div>
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
          {stage !== 'open' && <ForecastSheet outlook={props.outlook} action={action} />}
          <Submits stage={stage} />
        </div>
        <FormChecklist />
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
