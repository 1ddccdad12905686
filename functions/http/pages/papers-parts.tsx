import type { Text } from '#shared/kernel/text.ts'
import type { Paper, PaperAbout } from '#shared/volunteers/paper.ts'
import { UploadLine, type UploadState, uploadStates } from './uploads-parts.tsx'

export const aboutWords: Readonly<Record<PaperAbout, Text>> = {
  skill: { zh: '技能或学历', en: 'A skill or a degree' },
  licence: { zh: '职业证照', en: 'A licence' },
  training: { zh: '培训证明', en: 'A training' },
  title: { zh: '职称', en: 'A professional title' },
  employer: { zh: '单位证明', en: 'My employer' },
}

const states: Readonly<Record<Paper['state'], UploadState>> = {
  ...uploadStates,
  seen: { text: { zh: '工作人员看过', en: 'Seen by staff' }, tone: 'good', icon: 'badge-check' },
}

const opens = ({ fileKept, state }: Paper): boolean => fileKept && (state === 'clean' || state === 'seen')

/** What a paper is about, how far it is, and the file when it may be opened. */
export const PaperLine = ({ paper, at }: { paper: Paper; at: string }) => (
  <UploadLine
    what={aboutWords[paper.about]}
    state={states[paper.state]}
    addedAt={paper.addedAt}
    file={opens(paper) ? `${at}/${paper.id}/file` : undefined}
    deleted={!paper.fileKept && paper.state === 'seen'}
  />
)
