import { type Act, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { campaigns } from '#shared/campaigns/campaign.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { cityCode, organizations, territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, type Instant, later } from '#shared/time/instant.ts'

export const planWord: Text = { zh: '排班方案', en: 'plan' }

/** What is planned together: the needs of one district, or those of one campaign wherever they lie (Art. 11(4)). */
export interface PlanScope {
  /** A district code or the id of a campaign: what a plan is found under. */
  name: string
  title: Text
  kind: 'district' | 'campaign'
  reach: readonly string[]
  /** Shifts that start before it are planned. */
  until: Instant
  /** Under which its acts stand in the audit. */
  about: string
}

const horizonDays = 28
const cityText: Text = { zh: '市本级', en: 'The city itself' }
const districtCodes: readonly string[] = [cityCode, ...districts.map(({ code }) => code)]

const districtScope = (code: string, now: Instant): PlanScope => {
  const { zh, en } = districts.find((one) => one.code === code) ?? cityText
  return {
    name: code,
    title: { zh, en },
    kind: 'district',
    reach: territoryReach(code),
    about: territoryId(code),
    until: addDays(now, horizonDays),
  }
}

/** What a name stands for; nothing where there is no such district or campaign. A campaign is planned to its end. */
export const findScope = async (table: Table, name: string, now: Instant): Promise<PlanScope | undefined> => {
  if (districtCodes.includes(name)) return districtScope(name, now)
  const campaign = name.startsWith('cmp_') ? await campaigns.get(table, keys.campaign(name)) : undefined
  const organization = campaign && (await organizations.get(table, keys.organization(campaign.organizationId)))
  if (!campaign || !organization) return undefined
  return {
    name,
    title: campaign.name,
    kind: 'campaign',
    reach: organization.path,
    until: later(campaign.ends, addDays(now, horizonDays)),
    about: name,
  }
}

/** The scope of a name, for those who may do this there; everybody else is told that there is none. */
export const permittedScope = async (context: Context, act: Act, name: string): Promise<PlanScope> => {
  const scope = await findScope(context.table, name, context.clock())
  permit(context, act, { what: planWord, reach: scope?.reach ?? [] })
  if (!scope) throw notFound(planWord)
  return scope
}

/** Districts whose boards may hold needs of a scope. */
export const boardsOf = ({ kind, name }: PlanScope): readonly string[] => (kind === 'district' ? [name] : districtCodes)
