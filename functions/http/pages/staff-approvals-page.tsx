import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty, More } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type Approval, approvalWords } from '#shared/approvals/approval.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { waitedText } from './staff-problems-list.tsx'

const doneWords: Readonly<Record<string, Text>> = {
  proposed: {
    zh: '提出了，还没有办。另一位同事确认后才办，您会收到消息。',
    en: 'Proposed, not done yet. It is done once a colleague confirms; you will get a message.',
  },
  confirmed: { zh: '确认了，已经办了。', en: 'Confirmed, and done.' },
  rejected: { zh: '记下了，不办。', en: 'Noted; it is not done.' },
}

interface ApprovalsPageProps {
  approvals: readonly Approval[]
  /** Person who reads: their own proposals are for others to confirm. */
  reader: string
  /** Which of them the reader may answer. */
  answerable: readonly string[]
  done: string | undefined
  now: Instant
  /** The one whose answer was not right, and what was typed. */
  approvalId?: string
  note?: string
  problems?: readonly FieldProblem[]
  refused?: Refusal
}

/** 等另一位同事确认: proposals, oldest first. */
export const ApprovalsPage = (props: ApprovalsPageProps) => {
  const say = useSay()
  const { approvals, refused } = props
  const done = doneWords[props.done ?? '']
  const title = say({
    zh: `等另一位同事确认 ${approvals.length} 件`,
    en: `${approvals.length} wait for a second person`,
  })
  return (
    <StaffPage title={title} at="problems" problems={props.problems ?? []}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="开放第八项的需求、移出志愿者、更正双方确认过的时长、发布派单设置，要两个人。提出的人自己不能确认。"
          en="Opening item 8, removing a volunteer, correcting confirmed hours and publishing the offer policy take two. Nobody confirms their own proposal."
        />
      </p>
      {refused && (
        <div class="my-3">
          <Notice tone="bad" live>
            {say(refused.text)}
          </Notice>
        </div>
      )}
      {!refused && done && (
        <div class="my-3">
          <Notice tone="good" live>
            {say(done)}
          </Notice>
        </div>
      )}
      <section class="sheet mt-2" aria-label={title}>
        {approvals.length === 0 ? (
          <Empty
            icon="circle-check"
            title={say({ zh: '没有等确认的', en: 'Nothing waits for a second person' })}
            text={<T zh="同事提出要两个人办的事，会出现在这里。" en="Acts that take two people appear here." />}
          />
        ) : (
          <ul class="split">
            {approvals.map((approval) => (
              <Line approval={approval} page={props} />
            ))}
          </ul>
        )}
      </section>
    </StaffPage>
  )
}

const Line = ({ approval, page }: { approval: Approval; page: ApprovalsPageProps }) => {
  const say = useSay()
  const language = useLanguage()
  const { id, organizationId, title, note } = approval
  const mine = page.answerable.includes(id)
  const own = approval.proposedBy === page.reader
  const address = `/staff/approvals/${organizationId}/${id}`
  const field = `note.${id}`
  const typed = page.approvalId === id ? (page.note ?? '') : undefined
  return (
    <li class="px-4 md:px-5 py-4 grid gap-2">
      <div class="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 class="text-base font-bold">
          {say(approvalWords[approval.kind])}
          <T zh="：" en=": " />
          {title}
        </h2>
        <span class="text-sm num text-soft">{waitedText(approval.proposedAt, page.now, language)}</span>
      </div>
      <p>{note}</p>
      <p class="text-sm text-soft num">
        <T
          zh={`${momentText(approval.expiresAt, language)} 前没人确认就过期`}
          en={`Expires ${momentText(approval.expiresAt, language)} unless confirmed`}
        />
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        <LinkButton href={approval.link} look="line" size="small">
          <T zh="看情况" en="Look at it" />
          <span class="sr-only">{title}</span>
        </LinkButton>
        {own && (
          <span class="text-sm text-soft self-center">
            <T zh="您提出的，等同事确认。" en="Proposed by you; a colleague confirms." />
          </span>
        )}
        {!own && mine && (
          <form method="post" action={`${address}/confirm`}>
            <Button size="small">
              <T zh="我也同意，办" en="I agree: do it" />
              <span class="sr-only">{title}</span>
            </Button>
          </form>
        )}
        {mine && (
          <More
            title={own ? say({ zh: '撤回', en: 'Take it back' }) : say({ zh: '不确认', en: 'Do not confirm' })}
            open={typed !== undefined}
          >
            <form method="post" action={`${address}/reject`} class="grid gap-3 max-w-xl" novalidate>
              <TextArea
                name={field}
                rows={2}
                label={say({ zh: '为什么', en: 'Why' })}
                hint={say({ zh: '提出的同事会看到这句话。', en: 'The colleague who proposed it reads this.' })}
                value={typed ?? ''}
              />
              <div>
                <Button look="line" size="small">
                  <T zh="记下，不办" en="Note it; do not do it" />
                </Button>
              </div>
            </form>
          </More>
        )}
      </div>
    </li>
  )
}
