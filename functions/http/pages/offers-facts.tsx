import { distanceText, spanText } from '#functions/http/look/format.ts'
import { Facts } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Company, OfferInFull } from '#shared/offers/read-offer.ts'
import { audienceWords, scopeItemWords } from '#shared/requests/words.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { WhatToDo, whereFact } from './need-facts.tsx'
import { DayOfOffer } from './offers-day.tsx'

const Where = ({ offer: { offer, request, volunteer } }: { offer: OfferInFull }) => {
  const language = useLanguage()
  if (request.manner === 'online' || !request.place)
    return <T zh="在网上做，不用出门。" en="Done over the network; no way to go." />
  const far = offer.distanceKm === undefined ? undefined : distanceText(offer.distanceKm * 1000, language)
  return (
    <p class="text-soft">
      {far !== undefined && (
        <T
          zh={`离您${far}，在您愿意的 ${volunteer.reachKm} 公里内。`}
          en={`It is ${far} from you, within the ${volunteer.reachKm} km you go. `}
        />
      )}
      <T zh="接单、协议达成后给详细地址。" en="The exact address follows once the agreement is made." />
    </p>
  )
}

const Seats = ({ company, own }: { company: Company; own: boolean }) => {
  const { position, taken } = company
  const left = Math.max(0, position.seats - taken)
  const zh = left === 0 ? '已找齐' : taken === 0 ? '正在找' : `已有 ${taken} 位，还差 ${left} 位`
  const en = left === 0 ? 'all found' : taken === 0 ? 'being sought' : `${taken} found, ${left} to find`
  return (
    <li>
      <T zh={`${position.name} ${position.seats} 位：${zh}`} en={`${position.name}, ${position.seats}: ${en}`} />
      {own && (
        <b>
          {' '}
          <T zh="（问您的是这个）" en="(this is what you are asked for)" />
        </b>
      )}
    </li>
  )
}

const Needed = ({ offer: { position } }: { offer: OfferInFull }) => {
  const say = useSay()
  const words = [
    ...position.skills.map(({ skill, level }) => `${say(skillName(skill))} · ${say(levelWords[level])}`),
    ...position.licences.map((code) => say(licenceName(code))),
    ...position.trainings.map((code) => say(trainingName(code))),
    ...position.languages.map((code) => say(languageWords[code])),
  ]
  return (
    <p class="flex flex-wrap gap-1.5 mt-1">
      {words.map((word) => (
        <Tag>{word}</Tag>
      ))}
    </p>
  )
}

/** What the offer is: when, where, what, with whom, under which conditions; all before anything is asked. */
export const OfferFacts = ({ offer }: { offer: OfferInFull }) => {
  const language = useLanguage()
  const say = useSay()
  const { request, shift, position } = offer
  const people = shift.positions.reduce((sum, one) => sum + one.seats, 0)
  return (
    <Facts
      label={say({ zh: '这是什么事', en: 'What this is' })}
      facts={[
        { icon: 'calendar-clock', title: spanText(shift, language), text: <DayOfOffer offer={offer} /> },
        {
          ...whereFact(request, say),
          text: <Where offer={offer} />,
        },
        {
          icon: 'clipboard-list',
          title: say({ zh: '要做什么', en: 'What to do' }),
          text: (
            <>
              <WhatToDo request={request} />
              <p class="text-soft mt-1">{say(scopeItemWords[request.scopeItem] ?? { zh: '', en: '' })}</p>
            </>
          ),
        },
        {
          icon: 'users',
          title: say({ zh: `和谁一起：要 ${people} 人`, en: `With whom: ${people} wanted` }),
          text: (
            <>
              <ul class="grid gap-0.5">
                {offer.company.map((company) => (
                  <Seats company={company} own={company.position.id === position.id && offer.company.length > 1} />
                ))}
              </ul>
              {position.minimum > 1 && (
                <p class="text-soft">
                  <T
                    zh={`至少 ${position.minimum} 人才办；不到就先算暂定，谁也不受约束。`}
                    en={`Held with at least ${position.minimum}; below that it is provisional and binds nobody.`}
                  />
                </p>
              )}
              <p class="text-soft">
                <T
                  zh={`服务 ${request.audience.count} 位${audienceWords[request.audience.kind].zh}。`}
                  en={`Serves ${request.audience.count}: ${audienceWords[request.audience.kind].en}.`}
                />
              </p>
            </>
          ),
        },
        { icon: 'badge-check', title: say({ zh: '要会什么', en: 'What it takes' }), text: <Needed offer={offer} /> },
        { icon: 'hard-hat', title: say({ zh: '现场条件', en: 'Conditions' }), text: request.conditions },
      ]}
    />
  )
}
