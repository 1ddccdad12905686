import { Meter } from '#functions/http/look/bars.tsx'
import { momentText, shortDate } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { type Column, Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import type { PlanSummary } from '#shared/plans/list-plans.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { CampaignForm, type TypedCampaign } from './staff-plan-campaign.tsx'
import { gapText } from './staff-plan-words.ts'

const Filled = ({ plan }: PlanSummary) => {
  if (!plan) return <T zh="还没排过" en="not planned yet" />
  if (plan.seats === 0) return <T zh="不缺人" en="nobody is missing" />
  return (
    <span class="grid grid-cols-[minmax(4rem,1fr)_auto] gap-2 items-center">
      <Meter value={plan.filled} of={plan.seats} warm={plan.filled < plan.seats} />
      <b class="num">
        {plan.filled} / {plan.seats}
      </b>
    </span>
  )
}

const Plans = ({ label, plans }: { label: string; plans: readonly PlanSummary[] }) => {
  const say = useSay()
  const language = useLanguage()
  const day = (at: string): string => shortDate(localDate(at), language)
  const columns: Column<PlanSummary>[] = [
    {
      head: say({ zh: '范围', en: 'Of' }),
      cell: ({ name, title, campaign }) => (
        <>
          <a class="a" href={`/staff/plan/${name}`}>
            {say(title)}
          </a>
          {campaign && (
            <span class="block text-sm text-soft font-normal num">
              {day(campaign.starts)}–{day(addMinutes(campaign.ends, -1))}
            </span>
          )}
        </>
      ),
    },
    { head: say({ zh: '补上 / 缺', en: 'Filled of missing' }), wide: true, cell: Filled },
    {
      head: say({ zh: '多好', en: 'How good' }),
      cell: ({ plan }) => (plan && plan.seats > 0 ? <T {...gapText(plan)} /> : '—'),
    },
    {
      head: say({ zh: '排于', en: 'Made' }),
      cell: ({ plan }) => <span class="num">{plan ? momentText(plan.at, language) : '—'}</span>,
    },
  ]
  return <Table label={label} columns={columns} rows={plans} />
}

/** Which district or campaign to look at, and announcing a campaign. */
export const PlanListPage = (props: {
  plans: readonly PlanSummary[]
  organizations: readonly Organization[]
  announced: boolean
  typed: TypedCampaign
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}) => {
  const { plans, organizations } = props
  const say = useSay()
  const title = say({ zh: '排班方案', en: 'Plans' })
  const districts = plans.filter(({ campaign }) => campaign === undefined)
  const campaigns = plans.filter(({ campaign }) => campaign !== undefined)
  return (
    <StaffPage title={title} at="plan" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="把一个县区或一场活动所有缺人的时段放在一起看：谁去哪里，加起来最好。方案只是建议，发出去的都是邀请。"
          en="All missing seats of a district or campaign looked at together: who would best go where. A plan only proposes; what is sent are invitations."
        />
      </p>
      <div class="grid gap-3 my-4">
        <DoneNotice
          text={
            props.announced
              ? { zh: '活动宣布了，各单位可以选它了。', en: 'Announced: bodies can name it now.' }
              : undefined
          }
        />
        <RefusedNotice refused={props.refused} />
      </div>
      <div class="grid gap-5">
        <Sheet id="campaigns" flush title={say({ zh: '大型活动', en: 'Campaigns' })}>
          {campaigns.length > 0 ? (
            <Plans label={say({ zh: '大型活动', en: 'Campaigns' })} plans={campaigns} />
          ) : (
            <Empty
              icon="calendar-plus"
              title={say({ zh: '没有要来的活动', en: 'No campaign is coming' })}
              text={<T zh="科协宣布一场活动后，它在这里。" en="Once an association announces one, it is here." />}
            />
          )}
        </Sheet>
        {districts.length > 0 && (
          <Sheet id="districts" flush title={say({ zh: '县区', en: 'Districts' })}>
            <Plans label={say({ zh: '县区', en: 'Districts' })} plans={districts} />
          </Sheet>
        )}
        {organizations.length > 0 && <CampaignForm typed={props.typed} organizations={organizations} />}
      </div>
    </StaffPage>
  )
}
