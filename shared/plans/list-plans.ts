import type { Role } from '#shared/authority/actor.ts'
import { may } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Campaign } from '#shared/campaigns/campaign.ts'
import { comingCampaigns } from '#shared/campaigns/coming-campaigns.ts'
import type { Text } from '#shared/kernel/text.ts'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Plan, plans } from './plan.ts'
import { findScope, planWord } from './scope.ts'

/** How the plan of a scope stands, in numbers. */
export interface PlanSummary {
  name: string
  title: Text
  campaign?: Pick<Campaign, 'starts' | 'ends'>
  plan?: { at: Instant; seats: number; filled: number; asked: number; value: number; upperBound: number }
}

/** Pure: seats that were missing, and how many of them the plan fills. */
export const countsOf = ({ board }: Pick<Plan, 'board'>): { seats: number; filled: number; asked: number } => {
  const of = (...states: string[]): number => board.proposals.filter(({ state }) => states.includes(state)).length
  return {
    seats: board.positions.reduce((sum, { seats }) => sum + seats, 0),
    filled: of('proposed', 'pinned', 'sent'),
    asked: of('sent'),
  }
}

const heldBy = (role: Role): string[] => ('organizationId' in role ? [role.organizationId] : [])

/** The districts in one's reach, and the coming campaigns of their associations and of one's own organizations. */
export const listPlans = async (context: Context): Promise<PlanSummary[]> => {
  const { actor, table } = context
  const districts = districtsInReach(actor)
  const own = actor.kind === 'person' ? actor.roles.flatMap(({ ...role }) => heldBy(role)) : []
  const organizationIds = [...new Set([...districts.map(territoryId), ...own])]
  const campaigns = new Map((await comingCampaigns(context, { organizationIds })).map((one) => [one.id, one]))
  const now = context.clock()
  const found = await Promise.all([...districts, ...campaigns.keys()].map((name) => findScope(table, name, now)))
  const scopes = found.flatMap((scope) =>
    scope && may(actor, 'plan.read', { what: planWord, reach: scope.reach }) ? [scope] : [],
  )
  const made = await plans.getMany(
    table,
    scopes.map(({ name }) => keys.plan(name)),
  )
  return scopes.map(({ name, title }): PlanSummary => {
    const plan = made.find((one) => one.scope === name)
    const campaign = campaigns.get(name)
    return {
      name,
      title,
      ...(campaign ? { campaign: { starts: campaign.starts, ends: campaign.ends } } : {}),
      ...(plan ? { plan: { at: plan.at, value: plan.value, upperBound: plan.upperBound, ...countsOf(plan) } } : {}),
    }
  })
}
