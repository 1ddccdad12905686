import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { isWaiting } from '#shared/approvals/approval.ts'
import { behind } from '#shared/authority/actor.ts'
import { may } from '#shared/authority/authority.ts'
import { type ReplayForStaff, replayForStaff } from '#shared/dashboard/replay-for-staff.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { learnedChances } from '#shared/matching/learned-chances.ts'
import { checkSettings, wrongSettings } from '#shared/settings/check-settings.ts'
import { proposeSettings, settingsSubject } from '#shared/settings/propose-settings.ts'
import { readProposal, readSettings } from '#shared/settings/read-settings.ts'
import { keys } from '#shared/table/keys.ts'
import { settingsTyped, type TypedSettings, typedFrom, typedSettings } from './staff-settings-input.ts'
import { SettingsPage } from './staff-settings-page.tsx'
import { SettingsProposalPage } from './staff-settings-proposal.tsx'

interface Answered {
  typed?: TypedSettings
  tried?: ReplayForStaff
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal
}

const settingsPage = async (c: Call, answered: Answered = {}) => {
  const context = c.get('context')
  const read = await readSettings(context)
  const learned = await learnedChances.get(context.table, keys.learnedChances())
  const older = read.history.find(({ edition }) => edition.name === c.req.query('from'))?.edition
  const from = older ?? read.inForce
  const { typed, tried: found, problems, refused } = answered
  const page = (
    <SettingsPage
      read={read}
      learned={learned}
      typed={typed ?? typedFrom(from.settings, read.inForce.name)}
      mayChange={may(context.actor, 'settings.change', settingsSubject)}
      done={!refused && c.req.query('done') !== undefined}
      filledFrom={typed === undefined ? older?.name : undefined}
      tried={found}
      problems={problems}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** A form that came too late keeps what was typed and is measured against the new edition from then on. */
const rebased = async (c: Call, typed: TypedSettings, refused: Refusal): Promise<TypedSettings> =>
  refused.reason === 'anotherEdition'
    ? { ...typed, basedOn: (await readSettings(c.get('context'))).inForce.name }
    : typed

/** The offer policy: read, tried on the last quarter, proposed and published by two. */
export const staffSettings: PageModule = ({ get, post }) => {
  get('/staff/settings', 'settings.read', (c) => settingsPage(c))

  post('/staff/settings', 'settings.change', async (c) => {
    const context = c.get('context')
    const form = await readForm(c)
    const typed = typedSettings(form)
    const settings = settingsTyped(typed)
    if (textOf(form, 'do') === 'try') {
      const checked = checkSettings(settings)
      if (checked.settings === undefined) {
        return settingsPage(c, { typed, problems: checked.problems, refused: wrongSettings(checked.problems) })
      }
      return settingsPage(c, { typed, tried: await replayForStaff(context, checked.settings) })
    }
    const { done, refused } = await tried(() => proposeSettings(context, { ...typed, settings }))
    if (refused) return settingsPage(c, { typed: await rebased(c, typed, refused), problems: refused.fields, refused })
    return c.redirect(done.published ? '/staff/settings?done=published' : `/staff/settings/${done.approvalId}`, 303)
  })

  get('/staff/settings/:proposalId', 'settings.read', async (c) => {
    const context = c.get('context')
    const proposal = await readProposal(context, { approvalId: c.req.param('proposalId') })
    const page = (
      <SettingsProposalPage
        proposal={proposal}
        found={await replayForStaff(context, proposal.settings)}
        own={proposal.approval.proposedBy === behind(context.actor)}
        mayAnswer={may(context.actor, 'settings.change', settingsSubject)}
        waits={isWaiting(proposal.approval, context.clock())}
      />
    )
    return c.html(show(viewOf(c), page))
  })
}
