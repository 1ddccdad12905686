import * as z from 'zod'
import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup, Consent } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { ServiceRequest } from '#shared/requests/service-request.ts'

/** The four answers. */
export const Answer = z.enum(['open', 'return', 'refuse', 'handOver'])

/** What a reviewer typed so far. */
export interface TypedAnswer {
  verdict: string
  how: string
  note: string
  publicBenefit: boolean
  answer: string
}

/** How it was verified, what was found, and the answer. Nothing comes preselected. */
export const VerifyForm = ({ request, typed }: { request: ServiceRequest; typed: TypedAnswer }) => {
  const say = useSay()
  return (
    <form method="post" action={`/staff/verify/${request.id}`} class="sheet p-4 md:p-6 grid gap-6" novalidate>
      <h2 class="text-xl">
        <T zh="核实" en="Verify" />
      </h2>
      <ChoiceGroup
        one
        name="how"
        legend={say({ zh: '怎么核实的', en: 'How was it verified' })}
        columns={3}
        picked={[typed.how]}
        options={[
          { value: 'phone', text: say({ zh: '电话', en: 'By phone' }) },
          { value: 'visit', text: say({ zh: '现场', en: 'On site' }) },
          { value: 'online', text: say({ zh: '线上', en: 'Online' }) },
        ]}
      />
      <TextArea
        name="note"
        rows={3}
        label={say({ zh: '核实情况', en: 'What you found' })}
        hint={say({
          zh: '只有工作人员看。单位真不真、谁确认的、危险写全没有。',
          en: 'Staff only. Is the body real, who confirmed, are the risks complete.',
        })}
        value={typed.note}
      />
      <div class="grid gap-1">
        <p class="legend">
          <T zh="公益性（第二条）" en="Public benefit (Art. 2)" />
        </p>
        <Consent
          name="publicBenefit"
          value="yes"
          checked={typed.publicBenefit}
          hint={say({
            zh: '不替人盈利，不搭售，不收志愿者和受助人的钱。通过时必勾。',
            en: 'No profit for anybody, nothing sold along, no fee. Needed to open it.',
          })}
        >
          <T zh="核对过：是免费的公益服务" en="Checked: it is free service for public benefit" />
        </Consent>
      </div>
      <ChoiceGroup
        one
        name="verdict"
        legend={say({ zh: '答复', en: 'Answer' })}
        columns={1}
        picked={[typed.verdict]}
        options={[
          {
            value: 'open',
            text: <b>{say({ zh: '通过，马上找人', en: 'Open it and look for people' })}</b>,
            hint:
              request.scopeItem === 8
                ? say({
                    zh: '第八项要两个人：您先提出，另一位同事确认后才找人',
                    en: 'Item 8 takes two: you propose it, and a colleague confirms',
                  })
                : say({
                    zh: '对方收到消息，合适的人开始收到邀请',
                    en: 'The requester is told; people who fit are asked',
                  }),
          },
          {
            value: 'return',
            text: <b>{say({ zh: '退回修改', en: 'Send back' })}</b>,
            hint: say({ zh: '写明改哪里，对方写的都保留', en: 'Say what to change; all they wrote stays' }),
          },
          {
            value: 'refuse',
            text: <b>{say({ zh: '不予受理', en: 'Turn down' })}</b>,
            hint: say({ zh: '写明理由，对方会看到', en: 'Say why; the requester reads it' }),
          },
          {
            value: 'handOver',
            text: <b>{say({ zh: '转主管部门', en: 'Hand over to the authorities' })}</b>,
            hint: say({
              zh: '突发应急的事由主管部门牵头，不进市场；写明转给了谁',
              en: 'Authorities lead emergencies; say who deals with it now',
            }),
          },
        ]}
      />
      <TextArea
        name="answer"
        rows={3}
        label={say({ zh: '给对方的话', en: 'What the requester reads' })}
        hint={say({
          zh: '退回、不受理、转办时要写：改哪里，为什么，转给了谁。通过可以不写。',
          en: 'Needed unless you open it: what to change, why, or who deals with it.',
        })}
        value={typed.answer}
      />
      <div class="flex flex-wrap gap-3">
        <Button look="main" size="large">
          <T zh="答复" en="Send the answer" />
        </Button>
      </div>
    </form>
  )
}
