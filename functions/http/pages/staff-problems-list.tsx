import { Icon, type IconName } from '#functions/http/look/icons.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import type { Tone } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Problem, ProblemKind } from '#shared/problems/problem.ts'
import { problemLink, problemWords } from '#shared/problems/words.ts'
import { type Instant, minutesBetween } from '#shared/time/instant.ts'
import { districtText } from './staff-scope.ts'

const problemLooks: Readonly<Record<ProblemKind, { icon: IconName; tone: Tone }>> = {
  nobodyFits: { icon: 'user-x', tone: 'bad' },
  allDeclined: { icon: 'user-x', tone: 'bad' },
  insuranceMissing: { icon: 'shield-alert', tone: 'warm' },
  coverSought: { icon: 'undo-2', tone: 'warm' },
  checkOutForgotten: { icon: 'clock-alert', tone: 'warm' },
  notCheckedIn: { icon: 'clock-alert', tone: 'warm' },
  hoursLate: { icon: 'hourglass', tone: 'warm' },
  hoursDisputed: { icon: 'message-circle-warning', tone: 'warm' },
  belowMinimum: { icon: 'users', tone: 'warm' },
  workStuck: { icon: 'triangle-alert', tone: 'bad' },
  auditBroken: { icon: 'shield-alert', tone: 'bad' },
  noShowObjected: { icon: 'message-circle-question-mark', tone: 'warm' },
  correctionAsked: { icon: 'pencil', tone: 'warm' },
  dataChangeAsked: { icon: 'pencil', tone: 'info' },
  actedWithoutCode: { icon: 'shield-alert', tone: 'warm' },
  actObjected: { icon: 'message-circle-question-mark', tone: 'bad' },
  guardianEnded: { icon: 'baby', tone: 'bad' },
  approvalAwaited: { icon: 'users', tone: 'warm' },
  requesterUnvouched: { icon: 'badge-alert', tone: 'info' },
}

/** The kind of a case as a picture. */
export const ProblemMark = ({ kind }: { kind: ProblemKind }) => {
  const { icon, tone } = problemLooks[kind]
  return (
    <span class={`tag ${tone} !p-1.5`}>
      <Icon name={icon} class="!w-[1.125rem] !h-[1.125rem]" />
    </span>
  )
}

/** 3 天 · 3 days: how long something has waited. */
export const waitedText = (since: Instant, now: Instant, language: 'zh' | 'en'): string => {
  const minutes = Math.max(0, minutesBetween(since, now))
  const [amount, zh, en] =
    minutes < 60
      ? [Math.floor(minutes), '分钟', 'min']
      : minutes < 2880
        ? [Math.floor(minutes / 60), '小时', 'h']
        : [Math.floor(minutes / 1440), '天', 'days']
  return language === 'zh' ? `${amount} ${zh}` : `${amount} ${en}`
}

/** The district whose inbox a case is in. */
export const inboxDistrict = ({ organizationId }: Problem): string => organizationId.replace('org_territory', '')

/** Cases as lines that lead to where they are dealt with. */
export const ProblemLines = ({ problems, now }: { problems: readonly Problem[]; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  if (problems.length === 0) {
    return (
      <Empty
        icon="circle-check"
        title={say({ zh: '没有等您处理的', en: 'Nothing waits for you' })}
        text={
          <T
            zh="找不到人、有人退出、时长有异议，会出现在这里。"
            en="Cases appear here: nobody fits, somebody withdraws, hours differ."
          />
        }
      />
    )
  }
  return (
    <ul class="split border-t border-line">
      {problems.map((problem) => (
        <li>
          <a class="flex items-center gap-3 px-4 md:px-5 py-2.5 hover:bg-[var(--t-quiet)]" href={problemLink(problem)}>
            <ProblemMark kind={problem.kind} />
            <span class="min-w-0 flex-1 leading-snug">
              <b class="block">
                {say(problemWords[problem.kind].name)}
                <T zh="：" en=": " />
                {problem.title}
              </b>
              <span class="text-sm text-soft">{districtText(inboxDistrict(problem), language)}</span>
            </span>
            <span class="text-sm num whitespace-nowrap text-soft">{waitedText(problem.at, now, language)}</span>
            <Icon name="chevron-right" class="text-soft" />
          </a>
        </li>
      ))}
    </ul>
  )
}
