import { logistic, type NatureModule, tired, usualDelay } from './acceptance.ts'

/** FROZEN: fixed before any tuning of the policy. The nature of the reference: logistic in liking, reliability, way and notice. */
const nature: NatureModule = () => ({
  name: 'logistic',
  chance: ({ volunteer, request, km, leadHours, asksLately }) =>
    logistic(
      -1.5 +
        2 * (volunteer.tastes[request.kind] ?? 0.5) +
        2 * volunteer.reliability -
        1.2 * (km / Math.max(1, volunteer.reachKm)) -
        0.4 * Math.max(0, 1 - leadHours / 24),
    ) * tired(asksLately),
  delay: usualDelay,
  saysNo: 0.6,
  withdraws: 0.02,
  noShows: 0.02,
})

export default nature
