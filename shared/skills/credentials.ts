import type { Text } from '#shared/kernel/text.ts'
import licenceList from './data/licences.json' with { type: 'json' }
import trainingList from './data/trainings.json' with { type: 'json' }

const named = (list: readonly ({ code: string } & Text)[]) => {
  const byCode = new Map(list.map(({ code, zh, en }) => [code, { zh, en }]))
  return (code: string): Text => byCode.get(code) ?? { zh: code, en: code }
}

/** The words for a licence (专业资质); an unknown code speaks for itself. */
export const licenceName = named(licenceList)

/** The words for a training (培训). */
export const trainingName = named(trainingList)

/** All of them, for choosing. */
export const licences: readonly ({ code: string } & Text)[] = licenceList
export const trainings: readonly ({ code: string } & Text)[] = trainingList
