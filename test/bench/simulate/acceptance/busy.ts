import { type NatureModule, tired, usualDelay } from './acceptance.ts'

/** FROZEN: fixed before any tuning of the policy. Busy people: complementary log-log, and each service of the week makes the next less likely. */
const nature: NatureModule = () => ({
  name: 'busy',
  chance: ({ volunteer, request, km, leadHours, asksLately, servesLately }) => {
    const eta =
      -1.3 +
      1.3 * (volunteer.tastes[request.kind] ?? 0.5) +
      1.3 * volunteer.reliability -
      0.9 * (km / Math.max(1, volunteer.reachKm)) -
      0.5 * Math.max(0, 1 - leadHours / 48) -
      0.35 * servesLately
    return (1 - Math.exp(-Math.exp(eta))) * tired(asksLately)
  },
  delay: usualDelay,
  saysNo: 0.4,
  withdraws: 0.03,
  noShows: 0.03,
})

export default nature
