import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Proof } from '#shared/requesters/proof.ts'
import { opens, ProofLine } from './proofs-parts.tsx'

/** What was sent about one document; each form has names of its own, so that an error stands at the right one. */
export interface TypedAnswer {
  proofId: string
  verdict: string
  reason: string
}
export const answerField = (proofId: string, name: 'verdict' | 'reason'): string => `${proofId}.${name}`

const Answer = ({ proof, at, typed }: { proof: Proof; at: string; typed: TypedAnswer | undefined }) => {
  const say = useSay()
  return (
    <form method="post" action={`${at}/${proof.id}`} class="grid gap-3" novalidate>
      <ChoiceGroup
        one
        name={answerField(proof.id, 'verdict')}
        legend={say({ zh: '结论', en: 'Finding' })}
        columns={1}
        picked={typed ? [typed.verdict] : []}
        options={[
          { value: 'keep', text: say({ zh: '通过，文件留着', en: 'Accept, keep the file' }) },
          {
            value: 'delete',
            text: say({ zh: '通过，删文件', en: 'Accept, delete the file' }),
            hint: say({ zh: '没有必要留的，看过就删', en: 'What need not be kept goes once it was seen' }),
          },
          { value: 'returned', text: say({ zh: '退回', en: 'Return it' }) },
        ]}
      />
      <TextArea
        name={answerField(proof.id, 'reason')}
        rows={2}
        label={say({ zh: '退回的原因', en: 'Why it is returned' })}
        hint={say({
          zh: '写明怎么改，对方看得到。比如：名称和登记的不一样，请传最新的。',
          en: 'Say what to do; the body reads it. Such as: the name differs, send the latest one.',
        })}
        value={typed?.reason ?? ''}
      />
      <div>
        <Button look="line">
          <T zh="记下" en="Keep the finding" />
        </Button>
      </div>
    </form>
  )
}

/** The documents of a body for the staff who vouch for it. */
export const ProofsOfBody = (props: {
  requesterId: string
  proofs: readonly Proof[]
  typed: TypedAnswer | undefined
}) => {
  const say = useSay()
  const at = `/staff/requesters/${props.requesterId}/papers`
  return (
    <Sheet
      id="papers"
      title={say({ zh: '证明材料', en: 'Documents' })}
      hint={
        <T
          zh="打开会留下记录。名称、代码要和登记的一致。"
          en="Each look is kept. Name and code must be those registered."
        />
      }
    >
      {props.proofs.length === 0 && (
        <p class="text-soft">
          <T
            zh="还没有传过。可以请对方在“我的需求”里上传。"
            en="None so far. Ask the body to add one under My requests."
          />
        </p>
      )}
      <ul class="split">
        {props.proofs.map((proof) => (
          <li class="py-3 grid gap-2">
            <ProofLine proof={proof} at={at} />
            {opens(proof) && proof.state === 'clean' && (
              <Answer proof={proof} at={at} typed={props.typed?.proofId === proof.id ? props.typed : undefined} />
            )}
            {proof.state === 'accepted' && (
              <details class="more">
                <summary>
                  <T zh="改结论" en="Change the finding" />
                </summary>
                <Answer proof={proof} at={at} typed={props.typed?.proofId === proof.id ? props.typed : undefined} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
