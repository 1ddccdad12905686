import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { durationText, momentText } from '#functions/http/look/format.ts'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Attendance, Objection } from '#shared/attendance/attendance.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { RulingFoot } from './staff-match-ruling.tsx'

/** What staff typed into an answer that came back. */
export interface TypedAnswerTo {
  placementId: string
  granted: string
  note: string
}

/** The kinds of entries that one side may hold to be wrong; the name is the end of the form's address. */
export type Contested = 'objection' | 'correction'

const words: Readonly<Record<Contested, { title: Text; yes: Text; no: Text; done: Text; kept: Text }>> = {
  objection: {
    title: { zh: '答复异议', en: 'Answer the objection' },
    yes: { zh: '人到了，请双方确认时长', en: 'They came; both sides confirm the hours' },
    no: { zh: '没到，记录不变', en: 'They did not; the entry stands' },
    done: { zh: '认定人到了', en: 'found that they came' },
    kept: { zh: '“没到场”不变', en: 'the entry stands' },
  },
  correction: {
    title: { zh: '答复更正', en: 'Answer the request' },
    yes: { zh: '更正，另记一条', en: 'Correct it by a new record' },
    no: { zh: '不更正', en: 'Leave it as it is' },
    done: { zh: '更正了', en: 'corrected' },
    kept: { zh: '没有更正', en: 'not corrected' },
  },
}

const AnswerForm = (props: { of: Contested; placement: Placement; typed: TypedAnswerTo | undefined }) => {
  const say = useSay()
  const { of, placement, typed } = props
  const { id, requestId } = placement
  const mine = typed?.placementId === id ? typed : undefined
  return (
    <More title={say(words[of].title)} open={mine !== undefined}>
      <form method="post" action={`/staff/requests/${requestId}/${of}/${id}`} class="grid gap-3 max-w-xl" novalidate>
        <ChoiceGroup
          one
          name={`granted.${id}`}
          legend={say({ zh: '决定', en: 'Decision' })}
          columns={1}
          picked={[mine?.granted ?? '']}
          options={[
            { value: 'yes', text: say(words[of].yes) },
            { value: 'no', text: say(words[of].no) },
          ]}
        />
        <RulingFoot
          name={`answerNote.${id}`}
          note={mine?.note ?? ''}
          button={{ zh: '定下，并告诉双方', en: 'Decide and tell both' }}
        />
      </form>
    </More>
  )
}

const Said = ({ of, objection }: { of: Contested; objection: Objection }) => {
  const say = useSay()
  const language = useLanguage()
  const { answer } = objection
  return answer ? (
    <span class="block text-soft">
      {`${momentText(answer.at, language)} `}
      {say(answer.granted ? words[of].done : words[of].kept)}
      <T zh="：" en=": " />
      {answer.note}
    </span>
  ) : null
}

/** An objection and a request to correct, each with its answer or the form for it. */
export const ContestedEntries = (props: {
  attendance: Attendance
  placement: Placement
  mayDecide: boolean
  typed: TypedAnswerTo | undefined
}) => {
  const language = useLanguage()
  const { objection, correction } = props.attendance
  const form = { placement: props.placement, typed: props.typed }
  return (
    <>
      {objection && (
        <div class="text-sm">
          <b class={objection.answer ? undefined : 'text-warm'}>
            <T zh="志愿者说自己到了：" en="The volunteer says they came: " />
          </b>
          {objection.words}
          <Said of="objection" objection={objection} />
          {props.mayDecide && !objection.answer && <AnswerForm of="objection" {...form} />}
        </div>
      )}
      {correction && (
        <div class="text-sm">
          <b class={correction.answer ? undefined : 'text-warm'}>
            {correction.side === 'volunteer' ? (
              <T zh="志愿者要求更正：" en="The volunteer asks for a correction: " />
            ) : (
              <T zh="服务对象要求更正：" en="The requester asks for a correction: " />
            )}
          </b>
          {durationText(correction.minutes, language)}
          <T zh="；" en="; " />
          {correction.words}
          {correction.done !== undefined && (
            <span class="block">
              <T zh="内容改为：" en="Content: " />
              {correction.done}
            </span>
          )}
          <Said of="correction" objection={correction} />
          {props.mayDecide && !correction.answer && <AnswerForm of="correction" {...form} />}
        </div>
      )}
    </>
  )
}
