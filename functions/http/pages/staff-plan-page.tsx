import { Meter } from '#functions/http/look/bars.tsx'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { dayText, momentText, percentText } from '#functions/http/look/format.ts'
import { Measures } from '#functions/http/look/kpi.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PlanForStaff, PlanRow } from '#shared/dashboard/plan-for-staff.ts'
import { groupedBy } from '#shared/kernel/grouped.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Plan } from '#shared/plans/plan.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { entriesOf, PlanTable } from './staff-plan-table.tsx'
import { gapShare, gapText } from './staff-plan-words.ts'

interface Day {
  rows: PlanRow[]
  starts: string
  seats: number
  filled: number
  asked: number
}

/** Pure: the rows of each day, with how many of its seats the plan fills. */
const daysOf = (rows: readonly PlanRow[]): Day[] =>
  [...groupedBy(rows, ({ starts }) => localDate(starts)).values()].map((of) => {
    const states = of.flatMap(({ lines }) => lines.map(({ proposal }) => proposal.state))
    const count = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length
    return {
      rows: of,
      starts: of[0]?.starts ?? '',
      seats: of.reduce((sum, { seats }) => sum + seats, 0),
      filled: count('proposed', 'pinned', 'sent'),
      asked: count('sent'),
    }
  })

/** How full each day gets. */
const DaysSheet = ({ days }: { days: readonly Day[] }) => {
  const say = useSay()
  const language = useLanguage()
  const most = Math.max(...days.map(({ seats, asked }) => Math.max(seats, asked)))
  return (
    <Sheet
      id="days"
      title={say({ zh: '每天缺的人，方案补上多少', en: 'Missing people by day, and what the plan fills' })}
      hint={<T zh="上面一条是补上的，下面一条是还空着的。" en="The upper bar is filled, the lower one is left open." />}
    >
      <ul class="grid gap-1.5">
        {days.map(({ starts, seats, filled, asked }) => (
          <li class="grid grid-cols-[6.25rem_1fr_6.5rem] gap-2 items-center text-sm">
            <span class="num whitespace-nowrap">{dayText(starts, language)}</span>
            <span class="grid gap-0.5">
              {filled > 0 && <Meter value={filled} of={most} />}
              {seats > filled && <Meter value={seats - filled} of={most} warm />}
            </span>
            <span class="num text-right">
              <b>
                {filled} / {seats}
              </b>
              {seats > filled && (
                <span class="text-soft">
                  {' '}
                  <T zh={`空 ${seats - filled}`} en={`${seats - filled} left`} />
                </span>
              )}
              {asked > 0 && (
                <span class="block text-soft">
                  <T zh={`已问 ${asked}`} en={`${asked} asked`} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const Figures = ({ plan, days }: { plan: Plan; days: readonly Day[] }) => {
  const say = useSay()
  const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0)
  const [seats, filled] = [sum((day) => day.seats), sum((day) => day.filled)]
  const yes = days
    .flatMap(({ rows }) => rows.flatMap(({ lines }) => lines))
    .filter(({ proposal: { state } }) => state === 'proposed' || state === 'pinned')
    .reduce((total, { proposal }) => total + proposal.probability, 0)
  return (
    <Measures
      measures={[
        {
          name: say({ zh: '方案补上', en: 'Filled by the plan' }),
          value: percentText(filled, seats),
          definition: say({
            zh: `缺 ${seats} 个名额，方案有人的 ${filled} 个`,
            en: `${filled} of ${seats} missing seats have somebody`,
          }),
        },
        {
          name: say({ zh: '估计会接', en: 'Yeses to expect' }),
          value: yes.toFixed(1),
          definition: say({
            zh: '每人接单可能性相加；不够的，谢绝后照常再问',
            en: 'their chances of a yes added up; after a no the waves go on as ever',
          }),
        },
        {
          name: say({ zh: '离最好', en: 'From the best' }),
          value: plan.upperBound > 0 ? gapShare(plan) : '—',
          definition: say(gapText(plan)),
        },
        {
          name: say({ zh: '看过的人', en: 'People considered' }),
          value: String(plan.people),
          definition: say({
            zh: `${plan.pairs} 对“人和名额”，每对都过了所有硬条件`,
            en: `${plan.pairs} pairs of person and seat, each through every hard rule`,
          }),
        },
      ]}
    />
  )
}

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
export const PlanPage = (props: { found: PlanForStaff; done: string | undefined; refused?: Refusal | undefined }) => {
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
