import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { people } from '#shared/people/person.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { categoryWords } from './act-words.ts'
import { type Breach, type BreachPerson, breaches, breachPeople, categoriesOf } from './breach.ts'
import { loadBreach } from './report-breach.ts'

export interface TellInput {
  breachId: string
  happened: string
  done: string
  advice: string
}

/**
 * "We must tell you" (PIPL Art. 57): everybody affected is sent what happened, which of their data it concerns, what was
 * done and what they can do. It falls due at once and is worked off in batches. Asking again changes nothing.
 */
export const askTelling = async (context: Context, input: TellInput): Promise<Breach> =>
  deciding(async () => {
    const breach = await loadBreach(context, input.breachId)
    const { happened, done, advice } = checked(input)
    if (breach.telling) return breach
    const now = context.clock()
    const next = { ...breach, telling: { at: now, by: actorName(context.actor), happened, done, advice } }
    await context.table.write([
      breaches.replace(next),
      fallsDue({ kind: 'tellAffected', requestId: '', about: breach.id, at: now, cause: breach.id }, now),
      audited(context, breach.id, 'breach.tell', `${breach.people}`),
    ])
    return next
  })

const checked = ({ happened, done, advice }: TellInput): Omit<TellInput, 'breachId'> => {
  const texts = { happened: happened.trim(), done: done.trim(), advice: advice.trim() }
  const fields: FieldProblem[] = Object.entries(texts)
    .filter(([, text]) => text.length < 4 || text.length > 300)
    .map(([path, text]) => ({
      path,
      text: {
        zh: `要 4 到 300 个字，现在是 ${text.length} 个。每个受影响的人都会看到。`,
        en: `4 to 300 characters; it has ${text.length}. Everybody affected reads it.`,
      },
    }))
  if (fields.length === 0) return texts
  throw new Refusal('invalid', 'telling', { zh: '有几处要改。', en: 'Some things to correct.' }, { fields })
}

const perWrite = 25

/** Sends the message to everybody of a report who was not told yet; may run twice, at once, or go on where it stopped. */
export const tellAffected = async (context: Context, { breachId }: { breachId: string }): Promise<void> => {
  const { table } = context
  const breach = await breaches.get(table, keys.breach(breachId))
  if (!breach?.telling) return
  const affected = await breachPeople.all(table, { partition: keys.breach(breachId).pk, begins: 'PERSON#' })
  const waiting = affected.filter(({ toldAt }) => toldAt === undefined)
  for (let at = 0; at < waiting.length; at += perWrite) {
    await tellSome(context, breach, waiting.slice(at, at + perWrite))
  }
  if (breach.toldAt === undefined) await table.write([breaches.replace({ ...breach, toldAt: context.clock() })])
}

/** In one write, so that nobody is noted as told without a message. Two at once: the one that comes second finds it done. */
const tellSome = async (context: Context, breach: Breach, some: readonly Loaded<BreachPerson>[]): Promise<void> => {
  const now = context.clock()
  const found = await people.getMany(
    context.table,
    some.map(({ personId }) => keys.person(personId)),
  )
  const languages = new Map(found.filter(({ state }) => state === 'active').map(({ id, language }) => [id, language]))
  await context.table.write(
    some.flatMap((one) => {
      const language = languages.get(one.personId)
      const kinds = categoriesOf(one).map((name) => categoryWords[name][language ?? 'zh'])
      const { happened = '', done = '', advice = '' } = breach.telling ?? {}
      const words = {
        to: one.personId,
        template: 'dataBreach' as const,
        channel: 'sms' as const,
        values: { happened, done, advice, kinds: kinds.join(language === 'en' ? ', ' : '、') },
        link: '/me/data',
        cause: breach.id,
      }
      return [
        breachPeople.replace({ ...one, toldAt: now }),
        // Whose data was deleted meanwhile cannot be told, and is noted so as not to be tried again.
        ...(language === undefined ? [] : tell({ ...words, language }, now)),
      ]
    }),
  )
}
