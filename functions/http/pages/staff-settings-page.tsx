import { LinkButton } from '#functions/http/look/buttons.tsx'
import { dayText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { ReplayForStaff } from '#shared/dashboard/replay-for-staff.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { type LearnedChances, leastAnswers } from '#shared/matching/learned-chances.ts'
import type { EditionOfHistory, SettingsRead, WaitingSettings } from '#shared/settings/read-settings.ts'
import { Changes } from './staff-settings-changes.tsx'
import { SettingsForm } from './staff-settings-form.tsx'
import type { TypedSettings } from './staff-settings-input.ts'
import { PlainSettings } from './staff-settings-plain.tsx'
import { Replay } from './staff-settings-replay.tsx'

const Waiting = ({ waiting }: { waiting: readonly WaitingSettings[] }) => {
  const say = useSay()
  if (waiting.length === 0) return null
  return (
    <Sheet
      id="waiting"
      flush
      title={say({ zh: `等同事确认的 ${waiting.length} 份`, en: `${waiting.length} wait for a second person` })}
    >
      <ul class="split">
        {waiting.map(({ approval, changes }) => (
          <li class="px-4 md:px-5 py-3 grid gap-2">
            <p>{approval.note}</p>
            <Changes changes={changes} />
            <div>
              <LinkButton href={approval.link} look="line" size="small">
                <T zh="看上一季度会怎样" en="See the last quarter with it" />
                <span class="sr-only">{approval.note}</span>
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const PastEdition = ({ of, inForce, mayChange }: { of: EditionOfHistory; inForce: string; mayChange: boolean }) => {
  const language = useLanguage()
  const { edition, published, changes } = of
  return (
    <li class="px-4 md:px-5 py-3 grid gap-2">
      <h3 class="text-base font-bold num flex flex-wrap gap-x-3 items-baseline">
        <T zh={`${edition.name} 版`} en={`Edition ${edition.name}`} />
        <span class="text-sm text-soft font-normal">
          {edition.name === inForce && <T zh="现在用的，" en="in force, " />}
          {published ? (
            <T zh={`${dayText(published.at, 'zh')}发布`} en={`published ${dayText(published.at, language)}`} />
          ) : (
            <T zh="随系统带的" en="came with the product" />
          )}
        </span>
      </h3>
      {published && <p>{published.reason}</p>}
      <Changes changes={changes} />
      {mayChange && edition.name !== inForce && (
        <div>
          <LinkButton
            href={`/staff/settings?from=${encodeURIComponent(edition.name)}#weights`}
            look="line"
            size="small"
          >
            <T zh="照这一版再提出" en="Propose this one again" />
            <span class="sr-only">{edition.name}</span>
          </LinkButton>
        </div>
      )}
    </li>
  )
}

/** Whether chances come from the settings or from people's answers, and how good they are. */
const Learned = ({ learned }: { learned: LearnedChances | undefined }) => {
  const answers = learned?.answers ?? 0
  const off = Number(((learned?.error ?? 0) * 100).toFixed(1))
  return (
    <p class="text-soft mt-3 num">
      {learned && answers >= leastAnswers ? (
        <T
          zh={`接受的可能性是从 ${answers} 份答复里学来的，平均相差 ${off} 个百分点。`}
          en={`Chances of a yes are learned from ${answers} answers; they are off by ${off} points on average.`}
        />
      ) : (
        <T
          zh={`接受的可能性现在照上面的数估计：已经统计 ${answers} 份答复，到 ${leastAnswers} 份开始从答复里学。`}
          en={`Chances of a yes are supposed as above: ${answers} answers are counted, and from ${leastAnswers} on they are learned.`}
        />
      )}
    </p>
  )
}

/** The offer policy in force, what is proposed, every edition before, and the form for another. */
export const SettingsPage = (props: {
  read: SettingsRead
  /** What answers have taught about chances, once any were counted. */
  learned: LearnedChances | undefined
  typed: TypedSettings
  mayChange: boolean
  done: boolean
  /** The edition whose numbers the form holds, where that is an older one. */
  filledFrom?: string | undefined
  tried?: ReplayForStaff | undefined
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}) => {
  const { read, mayChange, problems = [] } = props
  const { inForce, history, waiting } = read
  const say = useSay()
  const title = say({ zh: '派单设置', en: 'Offer policy' })
  return (
    <StaffPage title={title} at="settings" problems={problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="先问谁、一批问几人、给多久回复，都照这些数。改要两个人：一位提出，另一位确认后马上用。硬条件、晚上不打扰和本人自己定的限制不在这里，谁也改不了。"
          en="Whom to ask first, how many at a time, how long they have: all by these numbers. Changing them takes two: one proposes, another confirms, and it holds at once. Hard rules, quiet hours and people’s own limits are not here, and nobody changes them."
        />
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice
          text={
            props.done
              ? {
                  zh: '同事提过同样的一份，现在两个人都同意，已经发布。',
                  en: 'A colleague had proposed the very same: both of you agree, so it is published.',
                }
              : undefined
          }
        />
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4">
        {props.tried && <Replay found={props.tried} />}
        <Waiting waiting={waiting} />
        <Sheet id="now" title={say({ zh: `现在用的：${inForce.name} 版`, en: `In force: edition ${inForce.name}` })}>
          <PlainSettings settings={inForce.settings} />
          <Learned learned={props.learned} />
        </Sheet>
        <Sheet id="history" flush title={say({ zh: '历史', en: 'History' })}>
          <div class="px-4 md:px-5 pb-4">
            <More title={say({ zh: `一共 ${history.length} 版`, en: `${history.length} editions` })}>
              <ul class="split">
                {history.map((of) => (
                  <PastEdition of={of} inForce={inForce.name} mayChange={mayChange} />
                ))}
              </ul>
            </More>
          </div>
        </Sheet>
        {mayChange && (
          <>
            <h2 class="text-xl md:text-2xl mt-2" id="form">
              <T zh="改成" en="Change to" />
            </h2>
            {props.filledFrom && (
              <p class="text-soft">
                <T
                  zh={`下面填的是 ${props.filledFrom} 版的数。`}
                  en={`The numbers below are those of edition ${props.filledFrom}.`}
                />
              </p>
            )}
            <SettingsForm typed={props.typed} problems={problems} />
          </>
        )}
      </div>
    </StaffPage>
  )
}
