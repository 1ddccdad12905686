import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type Delegation, delegationRule, wayWords } from '#shared/delegations/delegation.ts'
import { type DoneFor, isUndoable } from '#shared/delegations/done-for.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { doneWords } from '#shared/messages/done-words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localTime } from '#shared/time/shanghai.ts'

const answers: Readonly<Record<string, Text>> = {
  undone: { zh: '撤销了，和没办过一样。', en: 'Undone.' },
  objected: {
    zh: '已经转给另一位工作人员，处理完会告诉您。',
    en: 'Somebody else of the staff looks into it and will tell you.',
  },
  stopped: { zh: '代办停止了。', en: 'They act for you no longer.' },
}

export interface OnBehalfProps {
  items: readonly DoneFor[]
  open: Pick<Delegation, 'who' | 'way' | 'until'> | undefined
  now: Instant
  done: string | undefined
  /** The objection that came back. */
  typed: { id: string; words: string } | undefined
  refused: Refusal | undefined
}

const Names = ({ of }: { of: DoneFor }) => (
  <>
    <input type="hidden" name="at" value={of.at} />
    <input type="hidden" name="id" value={of.id} />
  </>
)

const Line = ({ of, now, typed }: { of: DoneFor; now: Instant; typed: OnBehalfProps['typed'] }) => {
  const say = useSay()
  const language = useLanguage()
  const { who, way, proof, done, title } = of
  return (
    <li class="py-4 grid gap-2">
      <p>
        <span class="num text-soft">{momentText(of.at, language)}</span>{' '}
        <T zh={`${who.zh}替您${doneWords[done].zh}`} en={`${who.en} acted for you: ${doneWords[done].en}`} />
        {title !== '' && <b> {title}</b>}
        <span class="text-sm text-soft block">
          {say(wayWords[way])}
          {proof === 'code' ? (
            <T zh="，凭您念的验证码" en=", on the code you read out" />
          ) : (
            <T zh="，凭证件，没有验证码" en=", on papers, without a code" />
          )}
        </span>
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        {of.undoneAt !== undefined && (
          <Tag icon="undo-2">
            <T zh="您撤销了" en="You undid it" />
          </Tag>
        )}
        {of.objectedAt !== undefined && (
          <Tag icon="message-circle-warning" tone="warm">
            <T zh="您有异议，另一位工作人员在处理" en="You objected; somebody else looks into it" />
          </Tag>
        )}
        {isUndoable(of, now) && (
          <form method="post" action="/me/on-behalf/undo">
            <Names of={of} />
            <Button look="line" icon="undo-2">
              <T zh="撤销" en="Undo" />
              <span class="sr-only">{title}</span>
            </Button>
          </form>
        )}
        {of.undoneAt === undefined && of.objectedAt === undefined && (
          <More title={say({ zh: '不对，我有异议', en: 'This is wrong: I object' })} open={typed !== undefined}>
            <form method="post" action="/me/on-behalf/object" class="grid gap-3" novalidate>
              <Names of={of} />
              <TextArea
                name={typed ? 'words' : `words.${of.id}`}
                rows={2}
                label={say({ zh: '哪里不对', en: 'What is wrong' })}
                hint={say({
                  zh: '由另一位工作人员处理，经办的人不能自己处理。',
                  en: 'Somebody else deals with it, never whoever did it.',
                })}
                value={typed?.words ?? ''}
              />
              <div>
                <Button look="line">
                  <T zh="提出异议" en="Object" />
                </Button>
              </div>
            </form>
          </More>
        )}
      </div>
    </li>
  )
}

/** What staff did for the reader at a counter or by phone, with the way to take it back. */
export const OnBehalfPage = (props: OnBehalfProps) => {
  const say = useSay()
  const { items, open, typed } = props
  const title = say({ zh: '替我办的事', en: 'What was done for me' })
  return (
    <Page title={title} at="me" width="reading" problems={props.refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`您到柜台或打电话请工作人员办的事。${delegationRule.undoHours} 小时内，能撤的一键撤销；其余的可以提异议。`}
          en={`What you asked staff to do at the counter or by phone. Within ${delegationRule.undoHours} hours one click undoes what can be undone; object to the rest.`}
        />
      </p>
      <div class="grid gap-4 mt-4">
        <DoneNotice text={props.refused ? undefined : answers[props.done ?? '']} />
        <RefusedNotice refused={props.refused} />
        {open && (
          <Sheet id="open" title={say({ zh: '正在替您办', en: 'Acting for you now' })}>
            <form method="post" action="/me/on-behalf/stop" class="grid gap-3">
              <p>
                <T
                  zh={`${open.who.zh}（${wayWords[open.way].zh}），到 ${localTime(open.until ?? props.now)}。`}
                  en={`${open.who.en} (${wayWords[open.way].en}), until ${localTime(open.until ?? props.now)}.`}
                />
              </p>
              <div>
                <Button look="danger">
                  <T zh="马上停止" en="Stop it now" />
                </Button>
              </div>
            </form>
          </Sheet>
        )}
        <Sheet id="acts" title={say({ zh: '办过的', en: 'Done so far' })}>
          {items.length === 0 ? (
            <Empty
              icon="hand-helping"
              title={say({ zh: '没有人替您办过事', en: 'Nothing was done for you' })}
              text={
                <T
                  zh="不方便用网页时，可以到科协柜台或打电话，请工作人员代办。"
                  en="When the page is no help, come to the association or phone it: staff can act for you."
                />
              }
            />
          ) : (
            <ul class="split">
              {items.map((one) => (
                <Line of={one} now={props.now} typed={typed?.id === one.id ? typed : undefined} />
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </Page>
  )
}
