import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, Tag } from '#functions/http/look/tags.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { may } from '#shared/authority/authority.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { townshipText } from '#shared/places/district.ts'
import { readRequester, requesterWord } from '#shared/requesters/read-requester.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { VouchRequesterInput, vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { localDate } from '#shared/time/shanghai.ts'

interface Typed {
  verdict: string
  note: string
}

const stateTags = {
  unvouched: { icon: 'badge-alert', tone: 'warm', zh: '还没核实', en: 'Not vouched for yet' },
  vouched: { icon: 'badge-check', tone: 'good', zh: '已核实', en: 'Vouched for' },
  suspended: { icon: 'ban', tone: 'bad', zh: '已暂停', en: 'Suspended' },
} as const

const VouchForm = ({ requester, typed }: { requester: Requester; typed: Typed }) => {
  const say = useSay()
  const vouch = {
    value: 'vouched',
    text: <b>{say({ zh: '核实通过', en: 'Vouch for it' })}</b>,
    hint: say({
      zh: '代码、名称、联系人都对；它的需求可以开放',
      en: 'Code, name and contact are right; its requests may be opened',
    }),
  }
  const suspend = {
    value: 'suspended',
    text: <b>{say({ zh: '暂停', en: 'Suspend it' })}</b>,
    hint: say({
      zh: '借公益谋利、信息不实；新需求不再开放',
      en: 'Profit or false information; new requests are not opened',
    }),
  }
  const options = { unvouched: [vouch, suspend], vouched: [suspend], suspended: [vouch] }[requester.state]
  return (
    <form method="post" action={`/staff/requesters/${requester.id}`} class="sheet p-4 md:p-6 grid gap-5" novalidate>
      <h2 class="text-xl">
        {requester.state === 'unvouched' ? (
          <T zh="核实单位" en="Vouch for the body" />
        ) : (
          <T zh="改结论" en="Change it" />
        )}
      </h2>
      <ChoiceGroup
        one
        name="verdict"
        legend={say({ zh: '结论', en: 'Finding' })}
        columns={1}
        picked={[typed.verdict]}
        options={options}
      />
      <TextArea
        name="note"
        rows={3}
        label={say({ zh: '核对了什么', en: 'What you checked' })}
        hint={say({
          zh: '比如：公示系统里名称和代码一致，电话打通。',
          en: 'Such as: name and code agree in the public register; the phone was answered.',
        })}
        value={typed.note}
      />
      <div>
        <Button look="main">
          <T zh="记下结论" en="Keep the finding" />
        </Button>
      </div>
    </form>
  )
}

const RequesterPage = (props: {
  requester: Requester
  typed: Typed
  mayVouch: boolean
  done: boolean
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}) => {
  const { requester, refused } = props
  const say = useSay()
  const language = useLanguage()
  const tag = stateTags[requester.state]
  const none = say({ zh: '没有填', en: 'not stated' })
  const fields = props.problems ?? []
  return (
    <StaffPage title={requester.name} at="verify" problems={fields}>
      <TextLink href="/staff/verify" icon="chevron-left">
        <T zh="待核实" en="To verify" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{requester.name}</h1>
      <p class="mt-2 flex flex-wrap gap-3 items-center">
        <Tag icon={tag.icon} tone={tag.tone}>
          {say(tag)}
        </Tag>
        <Kind of={requester.kind} />
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice text={props.done ? { zh: '记下了。', en: 'Noted.' } : undefined} />
        <RefusedNotice refused={refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <Sheet id="body" title={say({ zh: '登记的', en: 'As registered' })}>
          <Pairs
            pairs={[
              { name: say({ zh: '信用代码', en: 'Credit code' }), value: <code>{requester.creditCode ?? none}</code> },
              { name: say({ zh: '行业小类', en: 'Industry' }), value: requester.industry ?? none },
              {
                name: say({ zh: '地址', en: 'Address' }),
                value: `${say(townshipText(requester.place))} ${requester.place.address}`,
              },
              {
                name: say({ zh: '登记日期', en: 'Registered' }),
                value: longDate(localDate(requester.createdAt), language),
              },
            ]}
          />
        </Sheet>
        {props.mayVouch && <VouchForm requester={requester} typed={props.typed} />}
      </div>
    </StaffPage>
  )
}

/** A body that asks, and vouching for it. */
export const staffRequesters: PageModule = ({ get, post }) => {
  const requesterPage = async (
    c: Call,
    typed: Typed,
    more: { problems?: readonly FieldProblem[]; refused?: Refusal | undefined } = {},
  ) => {
    const context = c.get('context')
    const requester = await readRequester(context, { requesterId: c.req.param('id') ?? '' })
    const reach = territoryReach(requester.place.districtCode)
    const page = (
      <RequesterPage
        requester={requester}
        typed={typed}
        mayVouch={may(context.actor, 'requester.vouch', { what: requesterWord, reach })}
        done={c.req.query('done') !== undefined}
        {...more}
      />
    )
    const status = more.refused ? statusFor(more.refused) : more.problems ? 422 : 200
    return c.html(show(viewOf(c), page), status)
  }

  get('/staff/requesters/:id', 'request.list', (c) => requesterPage(c, { verdict: '', note: '' }))

  post('/staff/requesters/:id', 'requester.vouch', async (c) => {
    const form = await readForm(c)
    const typed = { verdict: textOf(form, 'verdict'), note: textOf(form, 'note').trim() }
    const requesterId = c.req.param('id')
    const verdict = VouchRequesterInput.shape.verdict.safeParse(typed.verdict)
    const problems: FieldProblem[] = [
      ...(verdict.success ? [] : [{ path: 'verdict', text: { zh: '选一个结论。', en: 'Choose a finding.' } }]),
      ...(typed.note.length >= 2 && typed.note.length <= 500
        ? []
        : [
            {
              path: 'note',
              text: {
                zh: `写明核对了什么，2 到 500 个字，现在是 ${typed.note.length} 个。`,
                en: `Say what you checked in 2 to 500 characters; now it is ${typed.note.length}.`,
              },
            },
          ]),
    ]
    if (!verdict.success || problems.length > 0) return requesterPage(c, typed, { problems })
    const { refused } = await tried(() =>
      vouchRequester(c.get('context'), { requesterId, verdict: verdict.data, note: typed.note }),
    )
    if (refused) return requesterPage(c, typed, { refused, problems: refused.fields })
    return c.redirect(`/staff/requesters/${requesterId}?done=1`, 303)
  })
}
