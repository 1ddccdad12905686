import { fourEyes, type Proposal } from '#shared/approvals/four-eyes.ts'
import { audited } from '#shared/audit/audit.ts'
import { behind } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { cityId } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { changesBetween } from './bounds.ts'
import { checkSettings, wrongSettings } from './check-settings.ts'
import { firstEdition } from './first-edition.ts'
import { currentSettings, type PublishedEdition, settingsEditions } from './published.ts'
import type { Settings } from './settings.ts'

export const settingsWord: Text = { zh: '派单设置', en: 'offer policy' }
/** Settings hold for the whole city, so only its own association edits them. */
export const settingsSubject = { what: settingsWord, reach: [cityId] }
/** What entries of the audit about settings are filed under. */
export const settingsAbout = 'settings'

export interface SettingsProposal {
  settings: unknown
  reason: string
  /** The edition in force when they were written. */
  basedOn: string
  confirming?: boolean
}

/**
 * One person of the city's association proposes other settings and says why; the same from another person publishes them as
 * the next edition, at once. Refused field by field, when nothing differs, and when another edition came meanwhile.
 */
export const proposeSettings = async (
  context: Context,
  input: SettingsProposal,
): Promise<{ published?: PublishedEdition; approvalId: string }> => {
  permit(context, 'settings.change', settingsSubject)
  return deciding(async () => {
    const before = await currentSettings.get(context.table, keys.settings())
    const inForce = before ?? firstEdition
    if (input.basedOn !== inForce.name && input.confirming !== true) throw anotherEdition(inForce.name)
    const { settings, problems } = checkSettings(input.settings)
    const reason = input.reason.trim()
    const wrong = [...problems, ...wrongReason(reason)]
    if (settings === undefined || wrong.length > 0) throw wrongSettings(wrong)
    const changed = changesBetween(inForce.settings, settings).length
    if (changed === 0 && input.confirming !== true) throw nothingChanged()
    const proposal = proposing(settings, { inForce: inForce.name, basedOn: input.basedOn, reason, changed })
    const second = await fourEyes(context, proposal, input)
    const approvalId = derivedId('approval', proposal.kind, proposal.about)
    if (!second.runs) {
      await context.table.write([...(before ? [currentSettings.check(before)] : []), ...second.changes])
      return { approvalId }
    }
    const published = nextEdition(context, before, settings, {
      reason: second.approval?.note ?? reason,
      proposedBy: second.approval?.proposedBy ?? behind(context.actor),
    })
    await context.table.write([
      before ? currentSettings.replace({ ...published, version: before.version }) : currentSettings.create(published),
      settingsEditions.create(published),
      audited(context, settingsAbout, 'settings.publish', `${inForce.name} → ${published.name}: ${changed}`),
      ...second.changes,
    ])
    return { published, approvalId }
  })
}

/** The same settings on the same edition are one proposal; others stand beside it until one of them is published. */
const proposing = (
  settings: Settings,
  { inForce, basedOn, reason, changed }: { inForce: string; basedOn: string; reason: string; changed: number },
): Proposal => {
  const written = JSON.stringify(settings)
  const about = derivedId('settings', basedOn, written)
  return {
    kind: 'publishSettings',
    about,
    reach: settingsSubject.reach,
    link: `/staff/settings/${derivedId('approval', 'publishSettings', about)}`,
    title: `${inForce}：改 ${changed} 处 / ${changed} changes`,
    facts: inForce,
    input: { settings: written, basedOn },
    note: reason,
  }
}

const nextEdition = (
  context: Context,
  before: Loaded<PublishedEdition> | undefined,
  settings: Settings,
  by: { reason: string; proposedBy: string },
): PublishedEdition => {
  const at = context.clock()
  const number = (before?.number ?? 1) + 1
  return {
    name: `${localMonth(at).replace('-', '.')}-${number}`,
    number,
    at,
    settings,
    basedOn: before?.name ?? firstEdition.name,
    ...by,
    confirmedBy: behind(context.actor),
  }
}

const wrongReason = (reason: string): FieldProblem[] =>
  reason.length >= 4 && reason.length <= 500
    ? []
    : [
        {
          path: 'reason',
          text: {
            zh: `写明为什么要改，4 到 500 个字，您写了 ${reason.length} 个。同事确认时会看到，历史里也留着。`,
            en: `Say why, in 4 to 500 characters; you wrote ${reason.length}. The colleague who confirms reads it, and it stays in the history.`,
          },
        },
      ]

const nothingChanged = (): Refusal =>
  new Refusal('state', 'nothingChanged', {
    zh: '和现在用的一样，没有要改的。改一个数再提出。',
    en: 'These are the numbers in force, so there is nothing to publish. Change one and propose again.',
  })

const anotherEdition = (name: string): Refusal =>
  new Refusal('conflict', 'anotherEdition', {
    zh: `填表的这会儿，同事发布了 ${name} 版。您填的都还在；对照新的一版看看，再提出。`,
    en: `While you were writing, edition ${name} was published. What you entered is kept; compare it with the new edition, then propose again.`,
  })
