import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { categoryWords } from '#shared/oversight/act-words.ts'
import {
  type Breach,
  type BreachPerson,
  breachRule,
  categoriesOf,
  causeWords,
  tellBy,
} from '#shared/oversight/breach.ts'
import type { Instant } from '#shared/time/instant.ts'
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

const Tell = ({ breach, typed }: { breach: Breach; typed: Readonly<Record<string, string>> }) => {
  const say = useSay()
  const language = useLanguage()
  const field = (name: string, label: Text, hint: Text) => (
    <TextArea name={name} rows={2} label={say(label)} hint={say(hint)} value={typed[name] ?? ''} required />
  )
  return (
    <Sheet id="tell" title={say({ zh: '通知每一个人', en: 'Tell everybody' })}>
      {breach.telling ? (
        <div class="grid gap-2">
          <p>
            <T
              zh={`${momentText(breach.telling.at, language)} 开始通知。`}
              en={`Begun ${momentText(breach.telling.at, language)}. `}
            />
            {breach.toldAt !== undefined && (
              <T
                zh={`${momentText(breach.toldAt, language)} 全部发出。`}
                en={`All sent ${momentText(breach.toldAt, language)}.`}
              />
            )}
          </p>
          <p>{breach.telling.happened}</p>
          <p>{breach.telling.done}</p>
          <p>{breach.telling.advice}</p>
        </div>
      ) : (
        <form method="post" action={`/staff/breaches/${breach.id}/tell`} class="grid gap-4 max-w-2xl" novalidate>
          <p class="text-soft">
            <T
              zh="一次发给每个受影响的人，各自附上涉及哪几类资料。发出后不能改，再按也不会重发。不要写任何人的姓名。"
              en="Sent once to everybody affected, each with the kinds of data it concerns. It cannot be changed, and is never sent twice. Write nobody’s name."
            />
          </p>
          {field(
            'happened',
            { zh: '发生了什么', en: 'What happened' },
            { zh: '什么时候、怎么发生的，可能有什么危害', en: 'When and how, and what harm may come of it' },
          )}
          {field(
            'done',
            { zh: '我们做了什么', en: 'What we did' },
            { zh: '已采取的补救措施', en: 'The remedies taken' },
          )}
          {field(
            'advice',
            { zh: '本人可以做什么', en: 'What they can do' },
            { zh: '怎样减轻危害，找谁（写上科协电话）', en: 'How to limit the harm, and whom to ask (with a number)' },
          )}
          <div>
            <Button look="main">
              <T zh={`通知 ${breach.people} 人`} en={`Tell ${breach.people} people`} />
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  )
}

const Contacts = ({
  breach,
  typed,
  now,
}: {
  breach: Breach
  typed: Readonly<Record<string, string>>
  now: Instant
}) => {
  const say = useSay()
  const language = useLanguage()
  const isOpen = breach.contactsUntil !== undefined && breach.contactsUntil > now
  return (
    <Sheet id="contacts" title={say({ zh: '联系方式', en: 'Contact details' })}>
      {isOpen ? (
        <div class="grid gap-3">
          <Notice tone="warm">
            <T
              zh={`打开到 ${momentText(breach.contactsUntil ?? now, language)}。每次导出都会记下看了谁。`}
              en={`Open until ${momentText(breach.contactsUntil ?? now, language)}. Each export keeps whom it showed.`}
            />
          </Notice>
          <div>
            <LinkButton href={`/staff/breaches/${breach.id}/contacts.csv`} icon="download">
              <T zh="导出姓名和手机号" en="Export names and numbers" />
            </LinkButton>
          </div>
        </div>
      ) : (
        <form method="post" action={`/staff/breaches/${breach.id}/contacts`} class="grid gap-3 max-w-2xl" novalidate>
          <p class="text-soft">
            <T
              zh={`上面的通知不需要联系方式。要逐个打电话才打开：您提出，另一位同事确认，开 ${breachRule.contactDays} 天。`}
              en={`Telling people needs no contact details. Open them only to call: you propose, a colleague confirms, for ${breachRule.contactDays} days.`}
            />
          </p>
          <TextArea name="note" rows={2} label={say({ zh: '为什么要', en: 'Why' })} value={typed.note ?? ''} required />
          <div>
            <Button look="line">
              <T zh="提出打开" en="Propose to open" />
            </Button>
          </div>
        </form>
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
