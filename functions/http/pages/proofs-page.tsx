import { TextLink } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { type Proof, proofKindsOf, proofWords } from '#shared/requesters/proof.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { ProofLine, ProvenTag } from './proofs-parts.tsx'
import { AddUpload, HeldUploads } from './uploads-parts.tsx'

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
        <HeldUploads
          title={{ zh: '传过的', en: 'What is here' }}
          hint={{
            zh: '没有也能提需求，有了核实得快。只有您单位的人和为单位核实的科协工作人员能打开，谁打开过都有记录。',
            en: 'You can ask without one; with one you are verified faster. Only your people and the staff who vouch for bodies can open them, and each look is kept.',
          }}
          none={{ zh: '还没有传过。', en: 'None yet.' }}
          at={at}
          uploads={proofs.map((proof) => ({
            id: proof.id,
            waiting: proof.state === 'waiting',
            line: <ProofLine proof={proof} at={at} />,
          }))}
        />
        <AddUpload
          title={{ zh: '上传一份', en: 'Add a document' }}
          legend={{ zh: '是什么材料', en: 'What it is' }}
          name="kind"
          at={at}
          kinds={proofKindsOf(requester.kind).map((value) => ({ value, text: proofWords[value] }))}
        />
      </div>
    </Page>
  )
}
