import { TextLink } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { VolunteerForStaff } from '#shared/volunteers/volunteer-for-staff.ts'
import { SignOutSheet } from './staff-sign-out.tsx'
import { FactsSheet } from './staff-volunteers-facts.tsx'
import { type Typed, VouchSheet } from './staff-volunteers-forms.tsx'
import { type Giving, RolesSheet } from './staff-volunteers-roles.tsx'
import { StandingSheet } from './staff-volunteers-standing.tsx'
import { decisionWords, standings } from './staff-volunteers-words.ts'

const doneWords: Readonly<Record<string, Text>> = {
  skill: { zh: '技能登记了，从现在起按这个水平找人。', en: 'The skill is entered and counts from now on.' },
  licence: { zh: '证书登记了。', en: 'The licence is entered.' },
  training: { zh: '培训登记了。', en: 'The training is entered.' },
  standing: { zh: '定下了，已告诉本人。', en: 'Decided; the person was told.' },
  role: { zh: '身份给了，对方刷新页面就有。', en: 'The role is given and in force.' },
  'role-end': { zh: '身份收回了。', en: 'The role was taken away.' },
  'sign-out': { zh: '所有设备都退出了。', en: 'Signed out on every device.' },
}

const History = ({ found }: { found: VolunteerForStaff }) => {
  const say = useSay()
  const language = useLanguage()
  return found.decided.length === 0 ? null : (
    <Sheet id="history" title={say({ zh: '办过的', en: 'What was decided' })}>
      <ul class="split">
        {found.decided.map(({ at, act, note }) => (
          <li class="py-2">
            <span class="num text-soft">{momentText(at, language)}</span>{' '}
            <b>{say(decisionWords[act] ?? { zh: act, en: act })}</b>
            {note !== undefined && note !== '' && <span class="block">{note}</span>}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export interface VolunteerPageProps {
  found: VolunteerForStaff
  giving: Giving
  known: readonly Organization[]
  now: Instant
  /** Whether the reader may act for them at a counter or by phone. */
  mayAct: boolean
  done: string | undefined
  /** The form that came back. */
  open: string | undefined
  typed: Typed
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}

/** One volunteer for staff: the facts, and every decision staff may make about them. */
export const VolunteerPage = (props: VolunteerPageProps) => {
  const { found, refused, typed, open } = props
  const { volunteer } = found
  const say = useSay()
  const standing = standings[volunteer.state]
  const forms = { volunteer, typed, open }
  const nameOf = (id: string): Text | undefined => props.known.find((one) => one.id === id)?.name
  return (
    <StaffPage
      title={say({ zh: `志愿者 ${volunteer.pseudonym}`, en: `Volunteer ${volunteer.pseudonym}` })}
      at="volunteers"
      problems={props.problems}
    >
      <TextLink href="/staff/volunteers" icon="chevron-left">
        <T zh="志愿者" en="Volunteers" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">
        <MaskedName to="staff" surname={found.surname} pseudonym={volunteer.pseudonym} />
      </h1>
      <p class="mt-2 flex flex-wrap gap-3 items-center">
        <Tag icon={standing.icon} tone={standing.tone}>
          {say(standing.text)}
        </Tag>
        {volunteer.ageClass === 'minor' && (
          <Tag icon="baby" tone="info">
            <T zh="未成年" en="Minor" />
          </Tag>
        )}
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice text={refused ? undefined : doneWords[props.done ?? '']} />
        <RefusedNotice refused={refused} tone="bad" />
        {!found.mayVouch && (
          <Notice>
            <T zh="这里您只能看。" en="You may only look here." />
          </Notice>
        )}
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <FactsSheet found={found} now={props.now} />
        <div class="grid gap-4">
          {props.mayAct && (
            <TextLink href={`/staff/volunteers/${volunteer.id}/acting`} icon="hand-helping">
              <T zh="代办：本人在柜台或电话里" en="Act on behalf: at the counter or by phone" />
            </TextLink>
          )}
          {found.mayVouch && (
            <TextLink href={`/staff/volunteers/${volunteer.id}/papers`} icon="file-check">
              <T zh="看本人传的证明材料" en="Papers the person uploaded" />
            </TextLink>
          )}
          {found.mayVouch && <VouchSheet {...forms} />}
          {found.mayVouch && <StandingSheet {...forms} />}
          {found.mayVouch && <SignOutSheet volunteerId={volunteer.id} />}
          {props.giving.roles.length > 0 && (
            <RolesSheet
              volunteerId={volunteer.id}
              held={found.memberships}
              giving={props.giving}
              nameOf={nameOf}
              typed={typed}
              open={open === 'role'}
            />
          )}
          <History found={found} />
        </div>
      </div>
    </StaffPage>
  )
}
