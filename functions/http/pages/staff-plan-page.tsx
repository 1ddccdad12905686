import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { dayText, momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PlanForStaff } from '#shared/dashboard/plan-for-staff.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Plan } from '#shared/plans/plan.ts'
import type { WholeTeam } from '#shared/plans/whole-teams.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { DaysSheet, daysOf, Figures } from './staff-plan-figures.tsx'
import { entriesOf, PlanTable } from './staff-plan-table.tsx'
import { TeamsChoice } from './staff-plan-teams.tsx'
import { VisitsSheet } from './staff-plan-visits.tsx'
import { gapText } from './staff-plan-words.ts'

const doneTexts: Readonly<Record<string, Text>> = {
  made: { zh: '重新排好了。', en: 'Planned anew.' },
  changed: { zh: '改好了。', en: 'Changed.' },
}

const Published = ({ plan }: { plan: Plan }) => {
  const count = (...became: string[]): number => plan.outcomes.filter((one) => became.includes(one.became)).length
  const sent = plan.board.proposals.filter(({ state }) => state === 'sent').length
  const [waits, later] = [count('waits'), count('later')]
  const not = plan.outcomes.length - waits - later
  return (
    <Notice tone={not + waits + later > 0 ? 'info' : 'good'} live>
      <b>
        <T zh={`方案里 ${sent} 人已收到邀请。`} en={`${sent} people of the plan have their invitation.`} />
      </b>
      {waits > 0 && <T zh={`${waits} 人等夜里过去再发。`} en={` ${waits} wait for the end of the night.`} />}
      {not > 0 && (
        <T zh={`${not} 人没发，原因写在各行。`} en={` ${not} were not asked; the reason stands in each line.`} />
      )}
      {later > 0 && <T zh={`还有 ${later} 人，再发一次。`} en={` ${later} are left: send once more.`} />}
    </Notice>
  )
}

const Acts = ({ found: { scope, plan, mayChange } }: { found: PlanForStaff }) => {
  if (!mayChange) return null
  const open = plan?.board.proposals.some(({ state }) => state === 'proposed' || state === 'pinned') ?? false
  return (
    <div class="flex flex-wrap gap-3 no-print">
      {open && (
        <form method="post" action={`/staff/plan/${scope.name}/publish`}>
          <Button look="main" icon="send">
            <T zh="按方案发邀请" en="Send the invitations" />
          </Button>
        </form>
      )}
      <form method="post" action={`/staff/plan/${scope.name}`}>
        <Button look={open ? 'line' : 'main'} icon="refresh-cw">
          {plan ? <T zh="重新排" en="Plan anew" /> : <T zh="排一个方案" en="Make a plan" />}
        </Button>
      </form>
    </div>
  )
}

/** The plan of a district or campaign: how good it is, day by day who would best be asked, and what stays empty. */
export const PlanPage = (props: {
  found: PlanForStaff
  done: string | undefined
  refused?: Refusal | undefined
  /** To choose from; left out while nobody chooses. */
  teams?: readonly WholeTeam[] | undefined
}) => {
  const { found } = props
  const { scope, plan, rows, mayChange } = found
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: `排班方案：${scope.title.zh}`, en: `Plan: ${scope.title.en}` })
  const days = daysOf(rows)
  const excluded = rows.flatMap((row) =>
    row.lines.filter(({ proposal }) => proposal.state === 'excluded').map((line) => ({ row, line })),
  )
  return (
    <StaffPage title={title} at="plan">
      <p class="no-print">
        <TextLink href="/staff/plan" icon="chevron-left">
          <T zh="所有方案" en="All plans" />
        </TextLink>
      </p>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      {plan && (
        <p class="text-soft">
          <T
            zh={`${momentText(plan.at, 'zh')} 排的，到 ${momentText(plan.until, 'zh')} 前开始的时段：${gapText(plan).zh}。方案只是建议，发出的都是邀请，接不接由本人定。`}
            en={`Made ${momentText(plan.at, 'en')} for shifts that start before ${momentText(plan.until, 'en')}: ${gapText(plan).en}. A plan binds nobody: what is sent are invitations, and the answer is theirs.`}
          />
        </p>
      )}
      <div class="grid gap-3 my-4">
        <RefusedNotice refused={props.refused} />
        {props.done === 'published' && plan ? (
          <Published plan={plan} />
        ) : (
          <DoneNotice text={doneTexts[props.done ?? '']} />
        )}
        {plan && plan.beyond > 0 && (
          <Notice tone="info">
            <T
              zh={`另有 ${plan.beyond} 个更晚的岗位，这次排不下。`}
              en={`${plan.beyond} later positions are more than one plan takes.`}
            />
          </Notice>
        )}
        <Acts found={found} />
        <TeamsChoice found={found} teams={props.teams} />
      </div>
      {plan && days.length > 0 ? (
        <div class="grid gap-5">
          <Figures plan={plan} days={days} />
          <DaysSheet days={days} />
          {days.map(({ rows: of, starts, filled, seats }) => (
            <Sheet
              id={`d${localDate(starts)}`}
              flush
              title={dayText(starts, language)}
              hint={<T zh={`缺 ${seats} 人，方案有 ${filled} 人`} en={`${filled} of ${seats} missing seats filled`} />}
            >
              <PlanTable
                scope={scope.name}
                mayChange={mayChange}
                label={dayText(starts, language)}
                entries={entriesOf(of)}
              />
            </Sheet>
          ))}
          <VisitsSheet visits={found.visits} />
          {excluded.length > 0 && (
            <More title={say({ zh: `拿掉的 ${excluded.length} 行`, en: `${excluded.length} lines taken out` })}>
              <PlanTable
                scope={scope.name}
                mayChange={mayChange}
                label={say({ zh: '拿掉的', en: 'Taken out' })}
                entries={excluded}
              />
            </More>
          )}
        </div>
      ) : (
        <Empty
          icon="calendar-check"
          title={
            plan
              ? say({ zh: '没有缺人的时段', en: 'No seats are missing' })
              : say({ zh: '还没排过', en: 'No plan yet' })
          }
          text={
            <T
              zh="方案把缺人的时段放在一起看，稀缺的人留给最要紧的地方。每小时自动排一次，也可以现在就排。"
              en="A plan looks at all missing seats together and keeps scarce people for where they are needed most. It is made every hour, or now."
            />
          }
        />
      )}
    </StaffPage>
  )
}
