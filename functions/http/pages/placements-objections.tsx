import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { durationText, momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Correction } from '#shared/attendance/attendance.ts'
import { standingHours } from '#shared/attendance/hours.ts'
import { Form, type StepProps } from './placements-form.tsx'

/** A no-show: objecting to it, or what became of the objection. */
export const NoShow = ({ service, typed }: StepProps) => {
  const say = useSay()
  const language = useLanguage()
  const { objection } = service.attendance
  if (objection === undefined) {
    return (
      <Sheet
        id="next"
        title={say({ zh: '记为没到场', en: 'Noted as not attended' })}
        hint={
          <T
            zh="其实到了？写明情况，科协问过双方再定。没去成也没关系，不影响以后。"
            en="Were you there? Say what happened and the association decides after asking both sides. If not, never mind; it has no effect on later ones."
          />
        }
      >
        <Form service={service} to="object">
          <TextArea
            name="words"
            rows={3}
            label={say({ zh: '实际情况', en: 'What happened' })}
            hint={say({
              zh: '几点到的、谁见过您、为什么没签到。对方和科协会看到。',
              en: 'When you came, who saw you, why there is no check-in. The other side and the association read it.',
            })}
            value={typed('words')}
          />
          <div>
            <Button look="main">
              <T zh="提出异议" en="Object" />
            </Button>
          </div>
        </Form>
      </Sheet>
    )
  }
  return (
    <Notice tone={objection.answer ? 'quiet' : 'info'} icon={objection.answer ? undefined : 'hourglass'}>
      <b>
        {objection.answer ? (
          <T zh="科协核对过，“没到场”不变。" en="The association looked into it: the entry stands. " />
        ) : (
          <T
            zh="异议收到了，等科协核对。定了告诉您。"
            en="Your objection waits for the association. You will be told. "
          />
        )}
      </b>
      {objection.answer && <span class="block">{objection.answer.note}</span>}
      <span class="block text-soft text-sm">
        <T zh={`您 ${momentText(objection.at, 'zh')} 说：`} en={`You said, ${momentText(objection.at, language)}: `} />
        {objection.words}
      </span>
    </Notice>
  )
}

/** A correction that was asked for, and what became of it; the same words for both sides. */
export const AskedCorrection = ({ correction }: { correction: Correction }) => {
  const language = useLanguage()
  const { answer, minutes, words, done, side, at } = correction
  return (
    <Notice tone={answer ? (answer.granted ? 'good' : 'quiet') : 'info'} icon={answer ? undefined : 'hourglass'}>
      <b>
        {answer === undefined ? (
          <T zh="要求更正，等科协核对。" en="A correction is asked for and waits for the association. " />
        ) : answer.granted ? (
          <T zh="记录更正了，另记一条。" en="The record was corrected by a new one. " />
        ) : (
          <T zh="科协核对过，不更正。" en="The association looked into it: no correction. " />
        )}
      </b>
      {answer && <span class="block">{answer.note}</span>}
      <span class="block text-soft text-sm">
        {side === 'volunteer' ? (
          <T zh={`志愿者 ${momentText(at, 'zh')} 提出：`} en={`The volunteer, ${momentText(at, 'en')}: `} />
        ) : (
          <T zh={`服务对象 ${momentText(at, 'zh')} 提出：`} en={`The requester, ${momentText(at, 'en')}: `} />
        )}
        {durationText(minutes, language)}
        <T zh="；" en="; " />
        {words}
        {done !== undefined && (
          <span class="block">
            <T zh="内容改为：" en="Content: " />
            {done}
          </span>
        )}
      </span>
    </Notice>
  )
}

/** The fields in which either side says what is wrong with a record. `prefix` keeps several forms of one page apart. */
export const CorrectionFields = (props: {
  prefix: string
  typed: (name: string) => string
  recorded: number | undefined
}) => {
  const say = useSay()
  const { prefix, typed, recorded } = props
  return (
    <>
      <TextField
        name={`${prefix}minutes`}
        label={say({ zh: '应该是多少分钟', en: 'How many minutes it should be' })}
        hint={say({ zh: '只改内容的话，不用动。', en: 'Leave it if only the words are wrong.' })}
        value={typed('minutes') || (recorded === undefined ? '' : String(recorded))}
        inputmode="numeric"
      />
      <TextArea
        name={`${prefix}done`}
        rows={2}
        label={say({ zh: '服务内容应该怎么写（可不填）', en: 'What was done, in right words (optional)' })}
        value={typed('done')}
      />
      <TextArea
        name={`${prefix}words`}
        rows={3}
        label={say({ zh: '为什么要更正', en: 'Why it should be corrected' })}
        hint={say({ zh: '对方和科协会看到。', en: 'The other side and the association read it.' })}
        value={typed('words')}
      />
    </>
  )
}

/** Asking for a correction of the record of this service. */
export const CorrectionPart = ({ service, typed, open }: Pick<StepProps, 'service' | 'typed'> & { open: boolean }) => {
  const say = useSay()
  const { placement, attendance } = service
  const { correction } = attendance
  if (placement.state !== 'recorded') return null
  return (
    <>
      {correction && <AskedCorrection correction={correction} />}
      {(correction === undefined || correction.answer) && (
        <div class="sheet px-4 md:px-6">
          <More title={say({ zh: '记录有错，要求更正', en: 'Ask for a correction' })} icon="pencil" open={open}>
            <p class="hint mb-3">
              <T
                zh="科协核对后定，双方都会知道。更正会另记一条，原来的留着。"
                en="The association decides and both sides hear. A correction is a new record; the old one stays to be seen."
              />
            </p>
            <div class="pb-4">
              <Form service={service} to="correct">
                <CorrectionFields prefix="" typed={typed} recorded={standingHours(attendance)?.minutes} />
                <div>
                  <Button look="line">
                    <T zh="提交更正要求" en="Ask for the correction" />
                  </Button>
                </div>
              </Form>
            </div>
          </More>
        </div>
      )}
    </>
  )
}
