import type { Child } from 'hono/jsx'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { longDate } from '#functions/http/look/format.ts'
import type { IconName } from '#functions/http/look/icons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Tag, type Tone } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'

// What the papers of a volunteer and the documents of a body have in common on a page.

export interface UploadState {
  text: Text
  tone: Tone
  icon: IconName
}

/** States before anybody of the staff looked. */
export const uploadStates = {
  waiting: {
    text: { zh: '等文件或在检查', en: 'Waiting for the file, or being checked' },
    tone: 'quiet',
    icon: 'clock',
  },
  clean: { text: { zh: '已收到，等工作人员看', en: 'Received; staff will look' }, tone: 'info', icon: 'check' },
  refused: { text: { zh: '文件不能用，已删', en: 'File not usable, deleted' }, tone: 'warm', icon: 'circle-alert' },
} as const satisfies Record<string, UploadState>

/** What an upload is, how far it is, and the file where it may be opened; `file` is its address. */
export const UploadLine = (props: {
  what: Text
  state: UploadState
  addedAt: Instant
  reason?: string | undefined
  file: string | undefined
  deleted: boolean
}) => {
  const { what, state, addedAt, reason, file, deleted } = props
  const say = useSay()
  const language = useLanguage()
  return (
    <>
      <p class="flex flex-wrap gap-2 items-center">
        <b>{say(what)}</b>
        <Tag tone={state.tone} icon={state.icon}>
          {say(state.text)}
        </Tag>
        <span class="text-sm text-soft num">{longDate(localDate(addedAt), language)}</span>
      </p>
      {reason !== undefined && <p>{reason}</p>}
      {file !== undefined && (
        <TextLink href={file} icon="file-check">
          <T zh="打开文件" en="Open the file" />
        </TextLink>
      )}
      {deleted && (
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

/** What was uploaded so far, each with what can be done about it. */
export const HeldUploads = (props: {
  title: Text
  hint: Text
  none: Text
  at: string
  uploads: readonly { id: string; waiting: boolean; line: Child }[]
}) => {
  const { title, hint, none, at, uploads } = props
  const say = useSay()
  return (
    <Sheet id="held" title={say(title)} hint={say(hint)}>
      {uploads.length === 0 && <p class="text-soft">{say(none)}</p>}
      <ul class="split">
        {uploads.map(({ id, waiting, line }) => (
          <li class="py-3 grid gap-2">
            {line}
            <div class="flex flex-wrap gap-3 items-center">
              {waiting && (
                <TextLink href={`${at}/${id}`}>
                  <T zh="传文件" en="Send the file" />
                </TextLink>
              )}
              <Act action={`${at}/${id}/remove`} text={{ zh: '删掉', en: 'Delete' }} />
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** The first step of an upload: what it is. */
export const AddUpload = (props: {
  title: Text
  legend: Text
  name: string
  at: string
  kinds: readonly { value: string; text: Text }[]
}) => {
  const { title, legend, name, at, kinds } = props
  const say = useSay()
  return (
    <Sheet id="add" title={say(title)}>
      <form method="post" action={at} novalidate>
        <ChoiceGroup
          one
          name={name}
          legend={say(legend)}
          columns={1}
          picked={[]}
          options={kinds.map(({ value, text }) => ({ value, text: say(text) }))}
        />
        <Button look="main" class="mt-3">
          <T zh="下一步：选文件" en="Next: choose the file" />
        </Button>
      </form>
    </Sheet>
  )
}
