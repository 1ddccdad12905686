import type { Child } from 'hono/jsx'
import { spanText } from '#functions/http/look/format.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import { cautionsFor } from '#shared/requests/coach/cautions.ts'
import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import { audienceWords, destinationWords, riskWords } from '#shared/requests/words.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { languageWords } from '#shared/volunteers/words.ts'

/** 焊接工艺（熟练）、电工证: what a position asks for, in a line. */
export const askedText = (position: Position, language: Language): string =>
  [
    ...position.skills.map(
      ({ skill, level }) => `${skillName(skill)[language]}（${levelWords[level]?.[language] ?? ''}）`,
    ),
    ...position.licences.map((code) => licenceName(code)[language]),
    ...position.trainings.map((code) => trainingName(code)[language]),
    ...position.languages.map((code) => languageWords[code][language]),
  ].join(language === 'zh' ? '、' : ', ')

const Shifts = ({ request, language }: { request: ServiceRequest; language: Language }) => (
  <ul class="grid gap-2">
    {request.shifts.map((shift) => (
      <li>
        <b class="num">{spanText(shift, language)}</b>
        <ul>
          {shift.positions.map((position) => (
            <li class="text-[.9375rem]">
              {position.name} ×{position.seats}
              {position.minimum > 0 &&
                (language === 'zh' ? `，至少 ${position.minimum} 人` : `, at least ${position.minimum}`)}
              <span class="block text-sm text-soft">{askedText(position, language)}</span>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
)

/** A need in full, name by name: all that staff verify. */
export const needPairs = (request: ServiceRequest, language: Language): { name: string; value: Child }[] => {
  const row = (name: Text, value: Child): { name: string; value: Child } => ({ name: name[language], value })
  const { audience, place, risks } = request
  return [
    row({ zh: '时间和名额', en: 'Times and seats' }, <Shifts request={request} language={language} />),
    row(
      { zh: '地点', en: 'Place' },
      request.manner === 'online' || !place
        ? { zh: '线上', en: 'Online' }[language]
        : `${townshipText(place)[language]} ${place.address}`,
    ),
    row({ zh: '服务去向', en: 'Destination' }, destinationWords[request.destination][language]),
    row(
      { zh: '服务谁', en: 'Audience' },
      `${audienceWords[audience.kind][language]}${audience.count > 0 ? ` ${audience.count}${language === 'zh' ? ' 人' : ''}` : ''}`,
    ),
    ...(request.outcome === '' ? [] : [row({ zh: '想要的结果', en: 'Wanted outcome' }, request.outcome)]),
    row({ zh: '现场条件', en: 'Conditions' }, request.conditions),
    row(
      { zh: '危险', en: 'Risks' },
      risks.length === 0 ? (
        { zh: '写明除日常风险外没有', en: 'Stated: none beyond everyday ones' }[language]
      ) : (
        <ul>
          {risks.map(({ kind, note }) => (
            <li>
              <b>{riskWords[kind][language]}</b> {note}
            </li>
          ))}
        </ul>
      ),
    ),
    row(
      { zh: '会伤到人吗', en: 'Dangerous' },
      request.dangerous
        ? {
            zh: '可能：要事先告知、本人确认、组织买保险（第八条）',
            en: 'Possibly: notice, consent and insurance first (Art. 8)',
          }[language]
        : { zh: '不会', en: 'No' }[language],
    ),
    ...(request.safetyMeasures === '' ? [] : [row({ zh: '保护措施', en: 'Protection' }, request.safetyMeasures)]),
    ...(request.confidential
      ? [row({ zh: '保密', en: 'Secrecy' }, { zh: '要保密，三方签协议', en: 'Yes; all three sign' }[language])]
      : []),
    ...(request.directedTo.length > 0
      ? [row({ zh: '招募', en: 'Recruitment' }, { zh: '定向', en: 'Directed' }[language])]
      : []),
    ...toHeed(request).map(({ word, text }) =>
      row(
        { zh: '留意', en: 'To heed' },
        <>
          <mark>{word}</mark> {text[language]}
        </>,
      ),
    ),
  ]
}

/** What the words of a need give reason to ask about; likely dangers stand among its risks or were denied. */
const toHeed = ({ title, problem, conditions }: ServiceRequest) =>
  cautionsFor(`${title}\n${problem}\n${conditions}`).filter(({ name }) => name !== 'likely')
