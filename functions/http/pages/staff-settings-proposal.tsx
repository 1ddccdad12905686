import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Approval } from '#shared/approvals/approval.ts'
import type { ReplayForStaff } from '#shared/dashboard/replay-for-staff.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { WaitingSettings } from '#shared/settings/read-settings.ts'
import { Changes } from './staff-settings-changes.tsx'
import { Replay } from './staff-settings-replay.tsx'

const stateWords: Readonly<Record<Exclude<Approval['state'], 'waiting'>, Text>> = {
  confirmed: { zh: '同事确认了，已经发布。', en: 'Confirmed by a colleague, and published.' },
  rejected: { zh: '同事没有确认，没有发布。', en: 'Not confirmed by a colleague; nothing was published.' },
  expired: { zh: '14 天没人确认，过期了。', en: 'Expired: nobody confirmed within 14 days.' },
  overtaken: {
    zh: '提出以后发布了别的一版，这份自动关上。需要的话对照新的一版重新提出。',
    en: 'Another edition was published since; this one is closed. Propose it anew on the new edition if needed.',
  },
}

/** One proposal: what differs, what the last quarter would have been, and the answer. */
export const SettingsProposalPage = (props: {
  proposal: WaitingSettings
  found: ReplayForStaff
  /** Whether the reader proposed it, and whether they may answer. */
  own: boolean
  mayAnswer: boolean
  waits: boolean
}) => {
  const { approval, changes } = props.proposal
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: `派单设置：改 ${changes.length} 处`, en: `Offer policy: ${changes.length} changes` })
  return (
    <StaffPage title={title} at="settings">
      <p class="text-sm">
        <a class="a" href="/staff/settings">
          <T zh="派单设置" en="Offer policy" />
        </a>
      </p>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        {approval.state !== 'waiting' && (
          <Notice tone={approval.state === 'confirmed' ? 'good' : 'info'}>
            {say(stateWords[approval.state])} {approval.answer}
          </Notice>
        )}
        <Sheet id="changes" title={say({ zh: '改什么，为什么', en: 'What changes, and why' })}>
          <div class="grid gap-3">
            <p>{approval.note}</p>
            <Changes changes={changes} />
            <p class="text-sm text-soft num">
              <T
                zh={`${momentText(approval.proposedAt, 'zh')} 提出，从 ${approval.input.basedOn ?? ''} 版改起`}
                en={`Proposed ${momentText(approval.proposedAt, language)}, from edition ${approval.input.basedOn ?? ''}`}
              />
            </p>
          </div>
        </Sheet>
        <Replay found={props.found} />
        {props.waits && (
          <Sheet id="answer" title={say({ zh: '发布吗', en: 'Publish it?' })}>
            <div class="flex flex-wrap gap-3 items-center">
              {props.own ? (
                <p class="text-soft">
                  <T zh="您提出的，等另一位同事确认。" en="Proposed by you; another colleague confirms." />
                </p>
              ) : (
                props.mayAnswer && (
                  <form method="post" action={`/staff/approvals/${approval.organizationId}/${approval.id}/confirm`}>
                    <Button look="main" icon="check">
                      <T zh="我也同意，发布" en="I agree: publish" />
                    </Button>
                  </form>
                )
              )}
              {props.mayAnswer && (
                <LinkButton href="/staff/approvals" look="line">
                  {props.own ? <T zh="撤回" en="Take it back" /> : <T zh="不确认" en="Do not confirm" />}
                </LinkButton>
              )}
            </div>
          </Sheet>
        )}
      </div>
    </StaffPage>
  )
}
