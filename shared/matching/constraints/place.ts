import { distanceKm } from '#shared/places/place.ts'
import { furthestKm } from '#shared/volunteers/volunteer.ts'
import { always, type Constraint, type ProfileFacts } from './constraint.ts'
import type { Way } from './remedy.ts'
import { decimal } from './words.ts'

type Rule = Constraint<ProfileFacts>

/** Kilometres from home to the place of service; undefined when the place is not known. */
export const kilometres = ({ request, volunteer }: Pick<ProfileFacts, 'request' | 'volunteer'>): number | undefined =>
  request.place && distanceKm(volunteer.home, request.place.point)

export const reach: Rule = {
  label: { zh: '路程', en: 'Distance' },
  rule: { zh: '到场服务不超过本人愿意走的路程。', en: 'On-site service lies within the distance they travel.' },
  source: 'Art. 9',
  group: 'place',
  purposes: always,
  check: (facts) => {
    if (facts.request.manner === 'online') return undefined
    const km = kilometres(facts)
    const most = facts.volunteer.reachKm
    if (km === undefined) return { reason: { zh: '需求没有写地点', en: 'The request names no place' } }
    if (km <= most) return undefined
    const rounded = Math.ceil(km * 10) / 10
    return {
      reason: {
        zh: `${decimal(rounded)} 公里，最多愿走 ${decimal(most)} 公里`,
        en: `${decimal(rounded)} km away, travels at most ${decimal(most)}`,
      },
      relaxation: { kind: 'radius', km: Math.ceil(km) },
    }
  },
  ways: (facts) => {
    const km = kilometres(facts)
    if (km === undefined) return [[{ kind: 'place', by: 'requester', withinKm: facts.volunteer.reachKm }]]
    const further = Math.ceil(km) <= furthestKm ? [[{ kind: 'reach', by: 'person', km: Math.ceil(km) } as const]] : []
    return [...further, onlineWith(facts)]
  },
}

/** The service done on-line, which the person must be willing to do. */
const onlineWith = ({ volunteer }: Pick<ProfileFacts, 'volunteer'>): Way => [
  { kind: 'online', by: 'requester' },
  ...(volunteer.manners.online ? [] : [{ kind: 'manner', by: 'person', manner: 'online' } as const]),
]

export const manner: Rule = {
  label: { zh: '方式', en: 'Manner' },
  rule: { zh: '本人接受这种服务方式（到场或线上）。', en: 'They accept the manner, on site or on-line.' },
  source: 'Art. 9',
  group: 'place',
  purposes: always,
  check: ({ request, volunteer }) => {
    if (volunteer.manners[request.manner]) return undefined
    return request.manner === 'onSite'
      ? {
          reason: { zh: '只做线上服务', en: 'Serves on-line only' },
          relaxation: { kind: 'online' },
        }
      : { reason: { zh: '只到场服务，不做线上', en: 'Serves on site only' } }
  },
  ways: (facts) => {
    const willing: Way = [{ kind: 'manner', by: 'person', manner: facts.request.manner }]
    return facts.request.manner === 'onSite' ? [willing, onlineWith(facts)] : [willing]
  },
}
