import { TextLink } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import type { IconName } from '#functions/http/look/icons.tsx'
import { Tag, type Tone } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { type Proof, proofWords } from '#shared/requesters/proof.ts'
import { localDate } from '#shared/time/shanghai.ts'

const states: Readonly<Record<Proof['state'], { text: Text; tone: Tone; icon: IconName }>> = {
  waiting: {
    text: { zh: '等文件或在检查', en: 'Waiting for the file, or being checked' },
    tone: 'quiet',
    icon: 'clock',
  },
  clean: { text: { zh: '已收到，等工作人员看', en: 'Received; staff will look' }, tone: 'info', icon: 'check' },
  refused: { text: { zh: '文件不能用，已删', en: 'File not usable, deleted' }, tone: 'warm', icon: 'circle-alert' },
  accepted: { text: { zh: '通过', en: 'Accepted' }, tone: 'good', icon: 'badge-check' },
  returned: { text: { zh: '退回，要重新传', en: 'Returned, send another' }, tone: 'warm', icon: 'corner-up-left' },
}

/** Whether the file of a document may be opened by now. */
export const opens = ({ fileKept, state }: Proof): boolean => fileKept && state !== 'waiting' && state !== 'refused'

/** What a document is, how far it is, and the file when it may be opened. */
export const ProofLine = ({ proof, at }: { proof: Proof; at: string }) => {
  const say = useSay()
  const language = useLanguage()
  const { text, tone, icon } = states[proof.state]
  return (
    <>
      <p class="flex flex-wrap gap-2 items-center">
        <b>{say(proofWords[proof.kind])}</b>
        <Tag tone={tone} icon={icon}>
          {say(text)}
        </Tag>
        <span class="text-sm text-soft num">{longDate(localDate(proof.addedAt), language)}</span>
      </p>
      {proof.state === 'returned' && proof.reason !== undefined && <p>{proof.reason}</p>}
      {opens(proof) && (
        <TextLink href={`${at}/${proof.id}/file`} icon="file-check">
          <T zh="打开文件" en="Open the file" />
        </TextLink>
      )}
      {!proof.fileKept && proof.state === 'accepted' && (
        <p class="hint">
          <T zh="看过以后，文件已删。" en="The file was deleted after it was seen." />
        </p>
      )}
    </>
  )
}

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
