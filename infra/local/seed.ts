import { services } from '#functions/context.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityCode, cityId } from '#shared/organizations/organization.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { type SamplePerson, samplePeopleItems } from '#shared/people/sample-people.ts'
import { addMinutes, type Instant, systemClock } from '#shared/time/instant.ts'
import { PlainError } from './plain-error.ts'
import type { SeedProgress } from './progress.ts'
import { seedCity, wholeCity } from './seed/city.ts'
import { demoPeople } from './seed/demo.ts'
import { personIdOf, phoneOf } from './seed/names.ts'
import { administratorKey } from './seed/staff.ts'

const usual = 2026

/** `SEED=7` chooses another city; the same number and moment give the same one. */
const seedNumber = (env: NodeJS.ProcessEnv): number => {
  const number = Number(env.SEED || usual)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new PlainError(`SEED=${env.SEED} is no whole number. SEED=7 chooses a city, SEED=none starts empty.`)
  return number
}

/** `ANCHOR=2026-11-23T10:30:00.000Z` is the moment at which the story ends; the present one when absent. */
const anchor = (env: NodeJS.ProcessEnv): Instant => {
  if (env.ANCHOR === undefined) return wholeMinute(systemClock())
  const at = Date.parse(env.ANCHOR)
  if (Number.isNaN(at)) throw new PlainError(`ANCHOR=${env.ANCHOR} is no moment such as 2026-11-23T10:30:00Z.`)
  return wholeMinute(new Date(at).toISOString())
}

const wholeMinute = (at: Instant): Instant => addMinutes(`${at.slice(0, 16)}:00.000Z`, 0)

const shown = ({ name, phone, role, sees }: SamplePerson): string =>
  `${role.zh} ${role.en}: ${name} ${phone} · ${sees.zh} ${sees.en}`

const invitation =
  '登录：首页选一个人，或用下面的手机号，验证码在 /outbox 。Sign in on the start page, or by phone; codes are at /outbox.'

/** The sample city, in the table of the environment. Gives back whom to sign in as. */
export const seed = async ({ progress }: { progress: SeedProgress }): Promise<string[]> => {
  const { table, vault } = await services()
  const ground = { table, vault, seed: seedNumber(process.env), end: anchor(process.env) }
  const { people } = await seedCity(ground, wholeCity, progress)
  return [invitation, ...people.map(shown)]
}

/** Nothing but the root of the tree and the first administrator. */
export const seedAdministrator = async (): Promise<string[]> => {
  const { table, vault } = await services()
  const random = seededRandom(usual)
  const context = { table, vault, random, clock: systemClock, actor: { kind: 'system' } } as const
  const personId = personIdOf(administratorKey)
  const [name, phone] = ['演示管理员', phoneOf('1990002', 1)]
  await foundOrganization(context, {
    id: cityId,
    name: { zh: '柳州市科协（演示）', en: 'Liuzhou Association for Science and Technology (demo)' },
    kind: 'association',
    districtCode: cityCode,
  })
  await registerPerson(context, { id: personId, name, phone })
  await grantRole(context, { personId, role: { role: 'administrator' } })
  const administrator = demoPeople.filter((one) => one.personId === personId).map((one) => ({ ...one, name, phone }))
  await table.write([samplePeopleItems.put({ people: administrator })])
  return [invitation, ...administrator.map(shown)]
}
