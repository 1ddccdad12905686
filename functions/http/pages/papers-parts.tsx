import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import type { IconName } from '#functions/http/look/icons.tsx'
import { Tag, type Tone } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { localDate } from '#shared/time/shanghai.ts'
import type { Paper, PaperAbout } from '#shared/volunteers/paper.ts'

export const aboutWords: Readonly<Record<PaperAbout, Text>> = {
  skill: { zh: '技能或学历', en: 'A skill or a degree' },
  licence: { zh: '职业证照', en: 'A licence' },
  training: { zh: '培训证明', en: 'A training' },
  title: { zh: '职称', en: 'A professional title' },
  employer: { zh: '单位证明', en: 'My employer' },
}

const states: Readonly<Record<Paper['state'], { text: Text; tone: Tone; icon: IconName }>> = {
  waiting: {
    text: { zh: '等文件或在检查', en: 'Waiting for the file, or being checked' },
    tone: 'quiet',
    icon: 'clock',
  },
  clean: { text: { zh: '已收到，等工作人员看', en: 'Received; staff will look' }, tone: 'info', icon: 'check' },
  refused: { text: { zh: '文件不能用，已删', en: 'File not usable, deleted' }, tone: 'warm', icon: 'circle-alert' },
  seen: { text: { zh: '工作人员看过', en: 'Seen by staff' }, tone: 'good', icon: 'badge-check' },
}

/** What a paper is about, how far it is, and the file when it may be opened. */
export const PaperLine = ({ paper, at }: { paper: Paper; at: string }) => {
  const say = useSay()
  const language = useLanguage()
  const { text, tone, icon } = states[paper.state]
  return (
    <>
      <p class="flex flex-wrap gap-2 items-center">
        <b>{say(aboutWords[paper.about])}</b>
        <Tag tone={tone} icon={icon}>
          {say(text)}
        </Tag>
        <span class="text-sm text-soft num">{longDate(localDate(paper.addedAt), language)}</span>
      </p>
      {paper.fileKept && (paper.state === 'clean' || paper.state === 'seen') && (
        <TextLink href={`${at}/${paper.id}/file`} icon="file-check">
          <T zh="打开文件" en="Open the file" />
        </TextLink>
      )}
      {!paper.fileKept && paper.state === 'seen' && (
        <p class="hint">
          <T zh="看过以后，文件已删。" en="The file was deleted after it was seen." />
        </p>
      )}
    </>
  )
}

/** A button that is a form of its own. */
export const Act = (props: { action: string; field?: [string, string]; text: Text }) => {
  const say = useSay()
  return (
    <form method="post" action={props.action}>
      {props.field && <input type="hidden" name={props.field[0]} value={props.field[1]} />}
      <Button look="line">{say(props.text)}</Button>
    </form>
  )
}
