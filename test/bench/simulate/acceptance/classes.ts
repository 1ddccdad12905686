import { type NatureModule, tired, usualDelay } from './acceptance.ts'

/** FROZEN: fixed before any tuning of the policy. Three hidden kinds of people: eager, choosy, and hardly ever. */
const nature: NatureModule = (_seed, luck) => {
  const kinds = new Map<string, 'eager' | 'choosy' | 'hardly'>()
  const kindOf = (id: string): 'eager' | 'choosy' | 'hardly' => {
    const known = kinds.get(id)
    if (known !== undefined) return known
    const drawn = luck(id, 'class')
    const kind = drawn < 0.3 ? 'eager' : drawn < 0.75 ? 'choosy' : 'hardly'
    kinds.set(id, kind)
    return kind
  }
  return {
    name: 'classes',
    chance: ({ volunteer, request, km, asksLately }) => {
      const near = 1 - 0.3 * (km / Math.max(1, volunteer.reachKm))
      const taste = volunteer.tastes[request.kind] ?? 0.5
      const base = { eager: 0.9, choosy: taste > 0.5 ? 0.75 : 0.2, hardly: 0.15 }[kindOf(volunteer.id)]
      return base * near * tired(asksLately)
    },
    delay: usualDelay,
    saysNo: 0.5,
    withdraws: 0.02,
    noShows: 0.03,
  }
}

export default nature
