import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { OverviewLine, RequestsOverview } from '#shared/dashboard/requests-overview.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { RequestDraft } from '#shared/requests/draft.ts'
import type { Instant } from '#shared/time/instant.ts'
import { ProvenTag } from './proofs-parts.tsx'
import { IndustryForm } from './requests-industry.tsx'
import { DraftLine, Line } from './requests-lines.tsx'

/** The lists of one body, with its name where the reader belongs to several. */
export interface OwnList {
  name: string
  requesterId: string
  /** An enterprise that has no industry on file: nobody who has an employer can be asked for its needs of item 2. */
  lacksIndustry: boolean
  /** Whether a document of it was accepted; nothing where documents cannot be sent. */
  proven: boolean | undefined
  overview: RequestsOverview
}

const Group = (props: {
  id: string
  title: Text
  lines: readonly OverviewLine[]
  drafts?: readonly RequestDraft[]
  now: Instant
}) => {
  const drafts = props.drafts ?? []
  const count = props.lines.length + drafts.length
  return count === 0 ? null : (
    <section class="sheet mt-5" aria-labelledby={props.id}>
      <h2 id={props.id} class="sheet-title px-4 md:px-5 pt-4 pb-2">
        <T {...props.title} />
        <span class="text-soft font-normal num ml-2">{count}</span>
      </h2>
      <ul class="split border-t border-line">
        {props.lines.map((line) => (
          <Line line={line} now={props.now} />
        ))}
        {drafts.map((draft) => (
          <DraftLine draft={draft} />
        ))}
      </ul>
    </section>
  )
}

const groups: readonly { id: string; title: Text; holds: (line: OverviewLine) => boolean }[] = [
  { id: 'mine', title: { zh: '等您', en: 'Waiting for you' }, holds: ({ needs }) => needs.length > 0 },
  {
    id: 'looking',
    title: { zh: '正在找人、等服务', en: 'Looking for people, or about to begin' },
    holds: ({ request }) => request.state === 'open' || request.state === 'underway',
  },
  {
    id: 'checking',
    title: { zh: '科协在核实', en: 'Being checked' },
    holds: ({ request }) => request.state === 'submitted',
  },
  { id: 'over', title: { zh: '以前的', en: 'Earlier ones' }, holds: () => true },
]

/** Each request stands in the first group it fits. */
const grouped = (lines: readonly OverviewLine[]) =>
  groups.map((group) => ({
    ...group,
    lines: lines.filter((line) => groups.find(({ holds }) => holds(line)) === group),
  }))

const List = (props: { list: OwnList; named: boolean; now: Instant; typed: string }) => {
  const { list, named, now, typed } = props
  const { drafts, lines, cursor } = list.overview
  return (
    <div>
      {named && <h2 class="text-xl mt-6">{list.name}</h2>}
      {list.lacksIndustry && <IndustryForm requesterId={list.requesterId} typed={typed} />}
      {list.proven !== undefined && (
        <p class="mt-3 flex flex-wrap gap-x-4 gap-y-1 items-center">
          <ProvenTag proven={list.proven} />
          <TextLink href={`/requests/bodies/${list.requesterId}/papers`} icon="file-check">
            {list.proven ? (
              <T zh="单位证明材料" en="Documents" />
            ) : (
              <T zh="上传单位证明，核实更快" en="Add a document to be verified faster" />
            )}
          </TextLink>
        </p>
      )}
      {lines.length + drafts.length === 0 && (
        <div class="sheet mt-5">
          <Empty
            icon="clipboard-list"
            title={useSay()({ zh: '还没有需求', en: 'No requests yet' })}
            text={
              <T
                zh="写下难在哪，两三句就行。核实后，科协帮您找懂的人，不收费。"
                en="Write what is hard, two or three sentences. Once it is checked, people who know are found for you, free of charge."
              />
            }
            action={
              <LinkButton href={`/requests/new?for=${list.requesterId}`} look="line" icon="plus">
                <T zh="说说您的难处" en="Tell us your difficulty" />
              </LinkButton>
            }
          />
        </div>
      )}
      {grouped(lines).map((group) => (
        <Group
          id={`${group.id}-${list.requesterId}`}
          title={group.title}
          lines={group.lines}
          drafts={group.id === 'mine' ? drafts : []}
          now={now}
        />
      ))}
      {cursor && (
        <p class="mt-4">
          <TextLink href={`/requests?for=${list.requesterId}&after=${encodeURIComponent(cursor)}`} icon="chevron-right">
            <T zh="看更早的" en="Earlier ones" />
          </TextLink>
        </p>
      )}
    </div>
  )
}

/** My requests, drafts among them, grouped by what waits for me. */
export const RequestsPage = (props: {
  lists: readonly OwnList[]
  now: Instant
  done?: string | undefined
  refused?: Refusal | undefined
  /** The industry as it was sent. */
  typed?: string | undefined
}) => {
  const { lists, now, done } = props
  const say = useSay()
  return (
    <Page title={say({ zh: '我的需求', en: 'My requests' })} at="requests" problems={props.refused?.fields}>
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="text-2xl md:text-3xl">
          <T zh="我的需求" en="My requests" />
        </h1>
        <LinkButton href="/requests/new" look="main" icon="plus">
          <T zh="提需求" en="Ask for help" />
        </LinkButton>
      </div>
      <RefusedNotice refused={props.refused} />
      {done === 'industry' && (
        <div class="mt-4">
          <Notice tone="good" live>
            <T
              zh="行业登记好了，从现在起按它避开同行。"
              en="The industry is on file; competitors are avoided from now on."
            />
          </Notice>
        </div>
      )}
      {done === 'gone' && (
        <div class="mt-4">
          <Notice tone="good" live>
            <T zh="草稿扔掉了。" en="The draft is gone." />
          </Notice>
        </div>
      )}
      {lists.map((list) => (
        <List list={list} named={lists.length > 1} now={now} typed={props.typed ?? ''} />
      ))}
    </Page>
  )
}
