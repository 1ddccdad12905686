import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { type Proof, proofKindsOf, proofWords } from '#shared/requesters/proof.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { Act } from './papers-parts.tsx'
import { ProofLine, ProvenTag } from './proofs-parts.tsx'

/** 单位证明: the documents of a body, and how to add one. */
export const ProofsPage = (props: {
  requester: Requester
  proofs: readonly Proof[]
  refused?: Refusal | undefined
}) => {
  const { requester, proofs } = props
  const say = useSay()
  const title = say({ zh: '单位证明材料', en: 'Documents of your organization' })
  const at = `/requests/bodies/${requester.id}/papers`
  return (
    <Page title={title} at="requests" width="reading" problems={props.refused?.fields}>
      <TextLink href="/requests" icon="chevron-left">
        <T zh="我的需求" en="My requests" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="mt-2 flex flex-wrap gap-2 items-center">
        {requester.name}
        <ProvenTag proven={requester.provenAt !== undefined} />
      </p>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={props.refused} />
        <Sheet
          id="held"
          title={say({ zh: '传过的', en: 'What is here' })}
          hint={
            <T
              zh="没有也能提需求，有了核实得快。只有您单位的人和为单位核实的科协工作人员能打开，谁打开过都有记录。"
              en="You can ask without one; with one you are verified faster. Only your people and the staff who vouch for bodies can open them, and each look is kept."
            />
          }
        >
          {proofs.length === 0 && (
            <p class="text-soft">
              <T zh="还没有传过。" en="None yet." />
            </p>
          )}
          <ul class="split">
            {proofs.map((proof) => (
              <li class="py-3 grid gap-2">
                <ProofLine proof={proof} at={at} />
                <div class="flex flex-wrap gap-3 items-center">
                  {proof.state === 'waiting' && (
                    <TextLink href={`${at}/${proof.id}`}>
                      <T zh="传文件" en="Send the file" />
                    </TextLink>
                  )}
                  <Act action={`${at}/${proof.id}/remove`} text={{ zh: '删掉', en: 'Delete' }} />
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet id="add" title={say({ zh: '上传一份', en: 'Add a document' })}>
          <form method="post" action={at} novalidate>
            <ChoiceGroup
              one
              name="kind"
              legend={say({ zh: '是什么材料', en: 'What it is' })}
              columns={1}
              picked={[]}
              options={proofKindsOf(requester.kind).map((value) => ({ value, text: say(proofWords[value]) }))}
            />
            <Button look="main" class="mt-3">
              <T zh="下一步：选文件" en="Next: choose the file" />
            </Button>
          </form>
        </Sheet>
      </div>
    </Page>
  )
}
