import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'

/** Somebody of the sample whom one may sign in as on one's own machine. */
export const SamplePerson = z.object({
  personId: z.string(),
  name: z.string(),
  phone: z.string(),
  /** What they are: one of each role. */
  role: Text,
  /** What there is to see with their eyes. */
  sees: Text,
  /** Page to begin with. */
  start: z.string(),
})
export type SamplePerson = z.infer<typeof SamplePerson>

export const SamplePeople = z.object({ people: z.array(SamplePerson) })
export const samplePeopleItems = entity('SamplePeople', SamplePeople, () => keys.samplePeople())

/** The people to sign in as; none where no sample was seeded, which is everywhere but on one's own machine. */
export const samplePeople = async ({ table }: Context): Promise<SamplePerson[]> =>
  (await samplePeopleItems.get(table, keys.samplePeople()))?.people ?? []
