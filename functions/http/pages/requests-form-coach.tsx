import { Button } from '#functions/http/look/buttons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { skillName } from '#shared/skills/taxonomy.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import type { Compared, Heard } from './requests-coach.ts'
import { QuestionBox } from './requests-form-question.tsx'
import { SkillChoice } from './requests-form-skills.tsx'
import type { TypedRequest } from './requests-typed.ts'

/** Worth knowing, nothing out of the way. */
const mild: readonly string[] = ['likely', 'minors']

const Cautions = ({ heard }: { heard: Heard }) => (
  <>
    {heard.cautions.map(({ name, side, word, text }) => (
      <Notice tone={mild.includes(name) ? 'info' : 'warm'} icon={side === 'safety' ? 'shield-alert' : 'hand-helping'}>
        <b>
          <T zh={`您写了“${word}”。`} en={`You wrote “${word}”. `} />
        </b>
        <T {...text} />
      </Notice>
    ))}
  </>
)

const Roles = ({ roles, action }: { roles: readonly string[]; action: string }) => {
  const names = roles.map(skillName)
  return (
    <Notice tone="info" icon="users">
      <b>
        <T zh="这件事像是要几种人一起来。" en="It seems to need different people together." />
      </b>{' '}
      <T
        zh={`${names.map(({ zh }) => `“${zh}”`).join('、')}，各一位。`}
        en={`One each of ${names.map(({ en }) => en).join('; ')}.`}
      />
      <span class="block mt-2">
        <Button
          look="line"
          icon="user-plus"
          name="act"
          value={`roles:${roles.join('+')}`}
          formaction={`${action}#when`}
          novalidate
        >
          <T zh="分成几种名额" en="Make them kinds of seats" />
        </Button>
      </span>
    </Notice>
  )
}

/** What the words of the need tell: it comes back anew at each pause of typing, and with every button of the form. */
export const Coach = (props: { heard: Heard | undefined; typed: TypedRequest; action: string; today: LocalDate }) => {
  const { heard, typed, action } = props
  return (
    <div id="coach" class="grid gap-5 min-w-0">
      <p class="sr-only" role="status">
        {heard && (
          <T zh={`提示了 ${heard.suggestions.length} 项技能`} en={`${heard.suggestions.length} skills are proposed`} />
        )}
      </p>
      {heard && <Cautions heard={heard} />}
      {typed.skipped.map((name) => (
        <input type="hidden" name="skipped" value={name} />
      ))}
      <SkillChoice picked={typed.skills} suggested={heard?.suggestions ?? []} action={action} />
      {heard && heard.roles.length > 0 && <Roles roles={heard.roles} action={action} />}
      {heard && <QuestionBox heard={heard} typed={typed} action={action} today={props.today} />}
    </div>
  )
}

const Duplicates = ({ duplicates }: Pick<Compared, 'duplicates'>) => (
  <Notice tone="warm" icon="git-compare-arrows">
    <b>
      <T zh="好像已经有差不多的需求了：" en="There seems to be much the same need already:" />
    </b>
    <ul class="list-disc pl-5">
      {duplicates.map(({ requestId, title, own }) => (
        <li>
          <a class="a" href={own ? `/requests/${requestId}` : `/board/${requestId}`}>
            {title}
          </a>{' '}
          {own ? <T zh="（您单位的）" en="(yours)" /> : <T zh="（本县区正在找人）" en="(open in your district)" />}
        </li>
      ))}
    </ul>
    <T zh="不是一回事就接着写。" en="If it is another matter, just go on." />
  </Notice>
)

/** What others asked before: told, never in the way. */
export const CoachCompared = ({ compared, action }: { compared: Compared; action: string }) => {
  const { duplicates, usual } = compared
  const hours = usual && String(usual.minutes / 60)
  return (
    <>
      {duplicates.length > 0 && <Duplicates duplicates={duplicates} />}
      {usual && (
        <Notice tone="info" icon="clock">
          <T
            zh={`相近的 ${usual.from} 场服务，一般要 ${usual.people} 个人、${hours} 小时。`}
            en={`In ${usual.from} shifts of this kind bodies mostly asked for ${usual.people} ${usual.people === 1 ? 'person' : 'people'} and ${hours} hours.`}
          />
          <span class="block mt-2">
            <Button look="line" name="act" value="usual" formaction={`${action}#when`} novalidate>
              <T zh="就按这样填" en="Take these numbers" />
            </Button>
          </span>
        </Notice>
      )}
    </>
  )
}

const fieldNames: Readonly<Record<string, { zh: string; en: string }>> = {
  title: { zh: '一句话', en: 'the title' },
  manner: { zh: '来现场还是线上', en: 'on site or online' },
  scopeItem: { zh: '哪一类', en: 'the kind of service' },
  destination: { zh: '进到哪里', en: 'where it goes' },
  'audience.kind': { zh: '服务谁', en: 'whom it serves' },
  skills: { zh: '要懂什么', en: 'the skill' },
}

/** What the coach put into the form just now, each with the way to it. */
export const CoachFilled = ({ filled }: { filled: readonly string[] }) => {
  const say = useSay()
  if (filled.length === 0) return null
  return (
    <Notice tone="good" live>
      <T zh="先替您填了：" en="Filled in for you: " />
      {filled.map((name, at) => (
        <>
          {at > 0 && say({ zh: '、', en: ', ' })}
          <a class="a" href={`#${name.replaceAll('.', '-')}`}>
            {say(fieldNames[name] ?? { zh: name, en: name })}
          </a>
        </>
      ))}
      <T zh="。看一眼，不对就改。" en=". Have a look and change what is wrong." />
    </Notice>
  )
}
