import type { Refusal } from '#shared/kernel/refusal.ts'
import { type ImportOutcome, importStateWords, type RegisterImport, Shown } from '#shared/register/import.ts'
import { undoableUntil } from '#shared/register/undo-import.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { Button, TextLink } from '../look/buttons.tsx'
import { longDate } from '../look/format.ts'
import { StaffPage } from '../look/layout.tsx'
import { Notice, RefusedNotice } from '../look/notice.tsx'
import { Pairs, Sheet } from '../look/sheets.tsx'
import { Tag } from '../look/tags.tsx'
import { T, useLanguage, useSay } from '../look/view.tsx'
import { LeftRows } from './staff-register-left.tsx'
import { leftOutcome, shownWords, stateTones } from './staff-register-words.ts'

/** How far the work is; with scripts it asks again by itself, without them the page does. */
const Progress = ({ of }: { of: RegisterImport }) => {
  const say = useSay()
  const worked = of.state === 'running' ? Math.round(((of.next - 1) / Math.max(1, of.parts)) * 100) : undefined
  return (
    <section
      id="progress"
      class="sheet p-4 md:p-6 grid gap-2"
      aria-label={say({ zh: '进度', en: 'Progress' })}
      hx-get={`/staff/register-import/${of.id}`}
      hx-trigger="load delay:2s"
      hx-select="#state"
      hx-target="#state"
      hx-swap="outerHTML"
    >
      <p role="status">
        {worked === undefined ? (
          <T
            zh={`正在撤销，撤了 ${of.undone?.taken ?? 0} 处。`}
            en={`Being undone: ${of.undone?.taken ?? 0} so far.`}
          />
        ) : (
          <T zh={`正在导入，到 ${worked}%。`} en={`Under way: ${worked}%.`} />
        )}
      </p>
      <progress
        class="progress progress-primary w-full h-3"
        max={100}
        value={worked}
        aria-label={say({ zh: '进度', en: 'Progress' })}
      />
      <p class="hint">
        <T zh="可以离开这一页，后台接着做。" en="You may leave this page; the work goes on." />
      </p>
    </section>
  )
}

const Undo = ({ of, until }: { of: RegisterImport; until: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet
      id="undo"
      title={say({ zh: '整份撤销', en: 'Undo the whole list' })}
      hint={
        <T
          zh={`到 ${longDate(localDate(until), language)} 为止。填上的登记号恢复原样，邀请来还没登录的人删掉；后来有人接着办了的不动，会列出来。`}
          en={`Until ${longDate(localDate(until), language)}. Numbers go back to what they were, invited people who never signed in are deleted; what somebody has built on stays and is listed.`}
        />
      }
    >
      <form method="post" action={`/staff/register-import/${of.id}/undo`}>
        <Button look="danger">
          <T zh="撤销这次导入" en="Undo this import" />
        </Button>
      </form>
    </Sheet>
  )
}

/** A list that was confirmed: how far it is, what came of it, and how to take it back. */
export const ImportPage = (props: {
  import: RegisterImport
  left: readonly ImportOutcome[]
  now: Instant
  refused?: Refusal | undefined
}) => {
  const of = props.import
  const say = useSay()
  const language = useLanguage()
  const isGoing = of.state === 'running' || of.state === 'undoing'
  const until = undoableUntil(of)
  const title = say({ zh: '名册导入', en: 'Import of a list' })
  return (
    <StaffPage title={title} at="register" again={isGoing ? 3 : undefined}>
      <TextLink href="/staff/register-import" icon="chevron-left">
        <T zh="登记名册" en="Register lists" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`${longDate(localDate(of.at), language)}上传，${of.rows} 行，${of.asOf} 的名册。`}
          en={`Sent ${longDate(localDate(of.at), language)}, ${of.rows} rows, as of ${of.asOf}.`}
        />
      </p>
      <div class="grid gap-3 mt-3">
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div id="state" class="grid gap-5 mt-4">
        {isGoing && <Progress of={of} />}
        <Sheet
          id="result"
          title={say({ zh: '结果', en: 'What came of it' })}
          aside={<Tag tone={stateTones[of.state]}>{say(importStateWords[of.state])}</Tag>}
        >
          <Pairs
            pairs={Shown.options
              .filter((one) => of.tallied[one] > 0)
              .map((one) => ({
                name: say({ zh: `${of.tallied[one]} 人`, en: `${of.tallied[one]} rows` }),
                value: <Tag tone={shownWords[one].tone}>{say(shownWords[one].did)}</Tag>,
              }))}
          />
          {of.undone && of.state === 'undone' && (
            <Notice tone="info">
              <T
                zh={`撤销了 ${of.undone.taken} 处，${of.undone.kept} 处没撤，原因列在下面。`}
                en={`${of.undone.taken} taken back, ${of.undone.kept} kept for the reasons below.`}
              />
            </Notice>
          )}
        </Sheet>
        <LeftRows
          rows={props.left.map(leftOutcome)}
          file={`/staff/register-import/${of.id}/rows.csv`}
          hint={{
            zh: '名册已经删了，对着您手里的文件按行号看。',
            en: 'The list is deleted here: find the rows in your own file by their numbers.',
          }}
        />
        {of.state === 'done' && until !== undefined && props.now <= until && <Undo of={of} until={until} />}
      </div>
    </StaffPage>
  )
}
