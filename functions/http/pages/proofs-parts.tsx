import { Tag } from '#functions/http/look/tags.tsx'
import { T } from '#functions/http/look/view.tsx'
import { type Proof, proofWords } from '#shared/requesters/proof.ts'
import { UploadLine, type UploadState, uploadStates } from './uploads-parts.tsx'

const states: Readonly<Record<Proof['state'], UploadState>> = {
  ...uploadStates,
  accepted: { text: { zh: '通过', en: 'Accepted' }, tone: 'good', icon: 'badge-check' },
  returned: { text: { zh: '退回，要重新传', en: 'Returned, send another' }, tone: 'warm', icon: 'corner-up-left' },
}

/** Whether the file of a document may be opened by now. */
export const opens = ({ fileKept, state }: Proof): boolean => fileKept && state !== 'waiting' && state !== 'refused'

/** What a document is, how far it is, and the file when it may be opened. */
export const ProofLine = ({ proof, at }: { proof: Proof; at: string }) => (
  <UploadLine
    what={proofWords[proof.kind]}
    state={states[proof.state]}
    addedAt={proof.addedAt}
    reason={proof.state === 'returned' ? proof.reason : undefined}
    file={opens(proof) ? `${at}/${proof.id}/file` : undefined}
    deleted={!proof.fileKept && proof.state === 'accepted'}
  />
)

/** Whether a body is proven by a document. */
export const ProvenTag = ({ proven }: { proven: boolean }) =>
  proven ? (
    <Tag icon="file-check" tone="good">
      <T zh="证明材料已通过" en="Document accepted" />
    </Tag>
  ) : (
    <Tag icon="circle-alert" tone="warm">
      <T zh="没有通过的证明材料" en="No accepted document" />
    </Tag>
  )
