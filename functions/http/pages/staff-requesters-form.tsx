import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Requester } from '#shared/requesters/requester.ts'

/** A finding as typed. */
export interface TypedFinding {
  verdict: string
  note: string
}

/** Vouching for a body or suspending it, with what was checked. */
export const VouchForm = ({ requester, typed }: { requester: Requester; typed: TypedFinding }) => {
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
