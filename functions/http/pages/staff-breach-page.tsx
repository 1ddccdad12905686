import { LinkButton } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { categoryWords } from '#shared/oversight/act-words.ts'
import { type Breach, type BreachPerson, categoriesOf, causeWords, tellBy } from '#shared/oversight/breach.ts'
import type { Instant } from '#shared/time/instant.ts'
import { Contacts, Tell } from './staff-breach-acts.tsx'
import { deadlineText } from './staff-breaches-page.tsx'

const doneWords: Readonly<Record<string, Text>> = {
  reported: { zh: '算好了，报告已存。', en: 'Reckoned and kept.' },
  telling: { zh: '正在逐个通知，几分钟内发完。', en: 'Everybody is being told; this takes some minutes.' },
  proposed: {
    zh: '提出了。另一位同事在“等另一位同事确认”里同意后，联系方式才打开。',
    en: 'Proposed. Contact details open once a colleague agrees under approvals.',
  },
  open: { zh: '联系方式打开了。', en: 'Contact details are open.' },
}

interface BreachPageProps {
  breach: Breach
  /** The first of them, by id. */
  people: readonly BreachPerson[]
  typed: Readonly<Record<string, string>>
  now: Instant
  done?: string | undefined
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}

const Facts = ({ breach, now }: { breach: Breach; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  const moment = (at: Instant): string => momentText(at, language)
  return (
    <Sheet id="facts" title={say({ zh: '情况', en: 'Facts' })}>
      <Pairs
        pairs={[
          {
            name: say({ zh: '怀疑', en: 'Suspected' }),
            value: (
              <span class="break-all">
                {say(causeWords[breach.cause])} <span class="font-mono">{breach.value}</span>
              </span>
            ),
          },
          { name: say({ zh: '时段', en: 'Window' }), value: `${moment(breach.from)} – ${moment(breach.to)}` },
          {
            name: say({ zh: '受影响', en: 'Affected' }),
            value: say({
              zh: `${breach.people} 人，按 ${breach.looks} 条查看记录算出`,
              en: `${breach.people} people, from ${breach.looks} looks in the audit`,
            }),
          },
          {
            name: say({ zh: '期限', en: 'Deadline' }),
            value: say({
              zh: `主管部门：立即。本人：${moment(tellBy(breach))} 前（${deadlineText(breach, now).zh}）`,
              en: `The authority: at once. The people: by ${moment(tellBy(breach))} (${deadlineText(breach, now).en})`,
            }),
          },
        ]}
      />
    </Sheet>
  )
}

const People = ({ breach, people }: { breach: Breach; people: readonly BreachPerson[] }) => {
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '受影响的人', en: 'People affected' })
  const comma = say({ zh: '、', en: ', ' })
  return (
    <Sheet id="people" title={title} flush>
      {people.length === 0 ? (
        <Empty
          title={say({ zh: '没有查到受影响的人', en: 'Nobody was affected' })}
          text={
            <T
              zh="这个时段里没有这样的查看。核对一下编号和时间。"
              en="No such look in this window. Check number and time."
            />
          }
        />
      ) : (
        <>
          <div class="px-4 md:px-5 pb-3">
            <LinkButton href={`/staff/breaches/${breach.id}/people.csv`} icon="download">
              <T zh={`导出全部 ${breach.people} 人（只有代号）`} en={`Export all ${breach.people} (ids only)`} />
            </LinkButton>
          </div>
          <Table
            label={title}
            rows={people}
            columns={[
              {
                head: say({ zh: '代号', en: 'Id' }),
                cell: ({ personId }) => <span class="font-mono break-all">{personId}</span>,
              },
              {
                head: say({ zh: '哪几类资料', en: 'Which data' }),
                wide: true,
                cell: (one) =>
                  categoriesOf(one)
                    .map((name) => say(categoryWords[name]))
                    .join(comma),
              },
              { head: say({ zh: '第一次', en: 'First' }), cell: ({ first }) => momentText(first, language) },
              { head: say({ zh: '最后一次', en: 'Last' }), cell: ({ last }) => momentText(last, language) },
              { head: say({ zh: '次数', en: 'Looks' }), number: true, cell: ({ looks }) => String(looks) },
              {
                head: say({ zh: '通知', en: 'Told' }),
                cell: ({ toldAt }) => (toldAt === undefined ? '—' : momentText(toldAt, language)),
              },
            ]}
          />
          {people.length < breach.people && (
            <p class="px-4 md:px-5 py-3 text-soft">
              <T
                zh={`这里列前 ${people.length} 人，全部在导出的表里。`}
                en={`The first ${people.length}; the export has all.`}
              />
            </p>
          )}
        </>
      )}
    </Sheet>
  )
}

/** One report: facts, deadline, who was affected, telling them, and their contact details. */
export const BreachPage = (props: BreachPageProps) => {
  const { breach, people, typed, now } = props
  const say = useSay()
  const title = say({
    zh: `泄露报告：${breach.people} 人受影响`,
    en: `Breach report: ${breach.people} people affected`,
  })
  return (
    <StaffPage title={title} at="breaches" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-3">
        <DoneNotice text={props.refused ? undefined : doneWords[props.done ?? '']} />
        <RefusedNotice refused={props.refused} />
        <Facts breach={breach} now={now} />
        <People breach={breach} people={people} />
        {breach.people > 0 && <Tell breach={breach} typed={typed} />}
        {breach.people > 0 && <Contacts breach={breach} typed={typed} now={now} />}
      </div>
    </StaffPage>
  )
}
