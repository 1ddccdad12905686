import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { DateField, TimeField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { asks } from '#shared/requests/coach/asks.ts'
import { needKinds } from '#shared/requests/coach/kinds.ts'
import type { Question } from '#shared/requests/coach/next-question.ts'
import { riskWords } from '#shared/requests/words.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import type { Heard } from './requests-coach.ts'
import type { TypedRequest } from './requests-typed.ts'

const always: Record<'when' | 'risk' | 'conditions', { question: Text; why: Text }> = {
  when: {
    question: { zh: '哪天、几点来合适？', en: 'Which day and time would suit?' },
    why: {
      zh: '有了时间，才知道谁有空。到几点可以不填，按常见的时长算。',
      en: 'With a time we know who is free. The end may be left out: the usual length is taken.',
    },
  },
  risk: {
    question: { zh: '现场有没有危险？', en: 'Are there any dangers at the place?' },
    why: { zh: '志愿者先看到这些，才决定来不来（第八条）。', en: 'Volunteers read it before they decide (Art. 8).' },
  },
  conditions: {
    question: { zh: '到了以后，有哪些东西、谁接待？', en: 'On arrival: what is there, and who receives people?' },
    why: { zh: '志愿者靠这个准备。', en: 'Volunteers prepare by this.' },
  },
}

const wordsOf = (name: Question): { question: Text; why: Text } =>
  name === 'when' || name === 'risk' || name === 'conditions' ? always[name] : asks[name]

const When = ({ today, typed }: { today: LocalDate; typed: TypedRequest }) => {
  const say = useSay()
  return (
    <div class="grid grid-cols-2 sm:grid-cols-[1.5fr_1fr_1fr] gap-2">
      <DateField
        class="col-span-2 sm:col-span-1"
        name="ask.date"
        label={say({ zh: '哪一天', en: 'On which day' })}
        min={today}
        value={typed.ask.date}
      />
      <TimeField name="ask.starts" label={say({ zh: '从几点', en: 'From' })} from="06:00" value={typed.ask.starts} />
      <TimeField name="ask.ends" label={say({ zh: '到几点', en: 'Until' })} from="06:00" value={typed.ask.ends} />
    </div>
  )
}

/** "Nothing" is not offered where the words name a grave danger: it would not be taken. */
const Risk = ({ heard, typed }: { heard: Heard; typed: TypedRequest }) => {
  const say = useSay()
  const kinds = [...new Set(heard.dangers.map(({ kind }) => say(riskWords[kind])))]
  const list = kinds.join(say({ zh: '、', en: ', ' }))
  return (
    <div class="grid gap-3">
      <ChoiceGroup
        name="ask.danger"
        legend={say({ zh: '哪一种最像', en: 'Which is closest' })}
        one
        columns={1}
        picked={[typed.ask.danger]}
        options={[
          ...(heard.isGrave
            ? []
            : [{ value: 'none', text: say({ zh: '没有，跟平时一样', en: 'None beyond the usual' }) }]),
          { value: 'some', text: say({ zh: '有，小心就不会伤到人', en: 'Some, but with care nobody is hurt' }) },
          { value: 'harm', text: say({ zh: '有，小心也可能伤到人', en: 'Yes: even with care somebody may be hurt' }) },
        ]}
      />
      <TextField
        name="ask.dangers"
        label={say({ zh: '是什么样的危险', en: 'What kind of danger' })}
        hint={
          list === '' ? undefined : (
            <T
              zh={`看您写的，可能有：${list}。不填就按这些。`}
              en={`By your words perhaps: ${list}. Left empty, these are taken.`}
            />
          )
        }
        value={typed.ask.dangers}
        maxlength={200}
      />
      <TextField
        name="ask.protection"
        label={say({ zh: '打算怎么保护来的人', en: 'How people are kept safe' })}
        value={typed.ask.protection}
        maxlength={500}
      />
    </div>
  )
}

/** The one question that helps most now, with its answer; it may be left out. */
export const QuestionBox = (props: { heard: Heard; typed: TypedRequest; action: string; today: LocalDate }) => {
  const say = useSay()
  const { heard, typed, action } = props
  const [next] = heard.questions
  if (next === undefined) return null
  const { question, why } = wordsOf(next)
  return (
    <section class="rounded-box bg-[var(--t-going)] p-4 grid gap-3" aria-labelledby="coach-question">
      <div class="flex gap-3">
        <Icon name="message-circle-question-mark" class="!w-6 !h-6 text-primary" />
        <div class="min-w-0">
          <h3 id="coach-question" class="font-bold">
            <T zh="再问一句：" en="One more: " />
            {say(question)}
          </h3>
          <p class="text-sm">{say(why)}</p>
        </div>
      </div>
      <input type="hidden" name="ask.name" value={next} />
      {next === 'when' && <When today={props.today} typed={typed} />}
      {next === 'risk' && <Risk heard={heard} typed={typed} />}
      {next !== 'when' && next !== 'risk' && (
        <TextField
          name="ask.text"
          label={say({ zh: '您的回答', en: 'Your answer' })}
          value={typed.ask.text}
          maxlength={300}
        />
      )}
      <div class="flex flex-wrap gap-3 items-center">
        <Button look="line" icon="check" name="act" value="answer" formaction={`${action}#coach`} novalidate>
          <T zh="答好了" en="Answered" />
        </Button>
        <Button look="ghost" name="act" value={`skip:${next}`} formaction={`${action}#coach`} novalidate>
          <T zh="这句不答" en="Leave it out" />
        </Button>
        <span class="text-sm">
          <T
            zh={`听着像“${needKinds[heard.kind].words.zh}”，还有 ${heard.questions.length} 句`}
            en={`It sounds like ${needKinds[heard.kind].words.en}; ${heard.questions.length} to go`}
          />
        </span>
      </div>
    </section>
  )
}
