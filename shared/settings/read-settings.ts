import { type Approval, approvals, approvalWord } from '#shared/approvals/approval.ts'
import { listApprovals } from '#shared/approvals/list-approvals.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { changesBetween, type SettingChange } from './bounds.ts'
import { type Edition, firstEdition } from './first-edition.ts'
import { settingsSubject } from './propose-settings.ts'
import { editionsOf, type PublishedEdition, settingsFrom } from './published.ts'
import type { Settings } from './settings.ts'

/** An edition with what it changed of the one before. */
export interface EditionOfHistory {
  edition: Edition
  changes: SettingChange[]
  /** Absent for the one that came with the product. */
  published?: PublishedEdition
}

/** Settings that wait for a second person. */
export interface WaitingSettings {
  approval: Approval
  settings: Settings
  changes: SettingChange[]
}

export interface SettingsRead {
  inForce: Edition
  /** The newest first. */
  history: EditionOfHistory[]
  waiting: WaitingSettings[]
}

/** The editions, from the one in force back to the one that came with the product, and what is proposed. */
export const readSettings = async (context: Context): Promise<SettingsRead> => {
  permit(context, 'settings.read', settingsSubject)
  const [published, proposals] = await Promise.all([
    editionsOf(context.table),
    listApprovals(context, { inboxes: [cityId] }),
  ])
  const editions: Edition[] = [...published, firstEdition]
  const history = editions.map((edition, at): EditionOfHistory => {
    const own = published[at]
    const before = editions[at + 1]
    return {
      edition: { name: edition.name, settings: edition.settings },
      changes: before ? changesBetween(before.settings, edition.settings) : [],
      ...(own ? { published: own } : {}),
    }
  })
  const inForce = history[0]?.edition ?? firstEdition
  return {
    inForce,
    history,
    waiting: proposals
      .filter(({ kind }) => kind === 'publishSettings')
      .map((approval) => waitingFrom(approval, inForce.settings)),
  }
}

const waitingFrom = (approval: Approval, inForce: Settings): WaitingSettings => {
  const settings = settingsFrom(JSON.parse(approval.input.settings ?? '{}'))
  return { approval, settings, changes: changesBetween(inForce, settings) }
}

/** One proposal, answered or not. */
export const readProposal = async (
  context: Context,
  { approvalId }: { approvalId: string },
): Promise<WaitingSettings & { read: SettingsRead }> => {
  const read = await readSettings(context)
  const approval = await approvals.get(context.table, keys.approval(cityId, approvalId))
  if (approval?.kind !== 'publishSettings') throw notFound(approvalWord)
  const basis = read.history.find(({ edition }) => edition.name === approval.input.basedOn)?.edition ?? read.inForce
  return { ...waitingFrom(approval, basis.settings), read }
}
