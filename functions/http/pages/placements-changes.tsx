import { spanText } from '#functions/http/look/format.ts'
import { useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Agreement } from '#shared/agreements/agreement.ts'
import type { Language } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import type { Service } from '#shared/records/read-service.ts'
import { decidingFacts } from '#shared/requests/facts.ts'
import { findPosition, type RequestFacts, type ServiceRequest } from '#shared/requests/service-request.ts'
import { riskWords } from '#shared/requests/words.ts'

/** One fact as it was agreed and as it is now, in words. */
export interface MovedFact {
  name: string
  before: string
  after: string
}

type Shown = Pick<
  RequestFacts,
  'manner' | 'place' | 'conditions' | 'risks' | 'safetyMeasures' | 'dangerous' | 'confidential'
> & { starts: string; ends: string }

const words = (
  facts: Shown,
  language: Language,
): Record<'time' | 'place' | 'risks' | 'conditions' | 'confidential', string> => {
  const zh = language === 'zh'
  const risks = facts.risks.map(({ kind, note }) => `${riskWords[kind][language]}${zh ? '：' : ': '}${note}`)
  return {
    time: spanText(facts, language),
    place: facts.manner === 'online' || !facts.place ? (zh ? '线上' : 'online') : townshipText(facts.place)[language],
    risks:
      [...risks, ...(facts.safetyMeasures === '' ? [] : [facts.safetyMeasures])].join(zh ? '；' : '; ') ||
      (zh ? '没有特别的危险' : 'no particular dangers'),
    conditions: facts.conditions,
    confidential: facts.confidential ? (zh ? '要保密' : 'secrecy applies') : zh ? '不涉密' : 'no secrecy',
  }
}

/** Pure: what moved between the edition that was agreed and the request as it stands; the address itself is compared, not shown. */
export const movedSince = (
  agreed: Agreement | undefined,
  request: ServiceRequest,
  spot: { shiftId: string; positionId: string },
  language: Language,
): MovedFact[] => {
  const shift = findPosition(request, spot.shiftId, spot.positionId)?.shift
  if (!agreed || !shift) return []
  const old = words(agreed.facts, language)
  const now = words({ ...request, starts: shift.starts, ends: shift.ends }, language)
  const names = ['time', 'place', 'risks', 'conditions', 'confidential'] as const
  return names
    .filter((name) => old[name] !== now[name])
    .map((name) => ({ name: decidingFacts[name][language], before: old[name], after: now[name] }))
}

/** Pure: the edition the volunteer agreed to, while the request has newer facts. */
export const agreedBefore = ({ placement, request, agreement, holding }: Service): Agreement | undefined =>
  placement.factsVersion < request.factsVersion
    ? [agreement, holding].find((edition) => edition?.factsVersion === placement.factsVersion)
    : undefined

/** Pure: a request on the terms that hold for this volunteer: the old ones until they answered a change. */
export const onTermsHeld = (service: Service): ServiceRequest => {
  const { request } = service
  const facts = agreedBefore(service)?.facts
  if (!facts) return request
  const { place: _new, ...rest } = request
  const { problem, outcome, conditions, manner, place } = facts
  const open = request.place === undefined || request.place.address !== ''
  return {
    ...rest,
    problem,
    outcome,
    conditions,
    manner,
    ...(place === undefined ? {} : { place: open ? place : { ...place, address: '' } }),
  }
}

/** What moved, old beside new. */
export const Moved = ({ facts }: { facts: readonly MovedFact[] }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <dl class="split" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {facts.map(({ name, before, after }) => (
        <div class="py-2.5">
          <dt class="font-bold">{name}</dt>
          <dd class="text-soft">
            {say({ zh: '原来：', en: 'Before: ' })}
            <s>{before}</s>
          </dd>
          <dd>
            {say({ zh: '现在：', en: 'Now: ' })}
            {after}
          </dd>
        </div>
      ))}
    </dl>
  )
}
