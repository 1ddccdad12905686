import { longDate } from '#functions/http/look/format.ts'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import type { Credential } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { evidenceWords, levelWords } from '#shared/skills/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import type { VolunteerForStaff } from '#shared/volunteers/volunteer-for-staff.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { districtText } from './staff-scope.ts'

const Papers = (props: { of: readonly Credential[]; name: (code: string) => Text; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  return props.of.length === 0 ? (
    <T zh="没有登记" en="none" />
  ) : (
    <ul>
      {props.of.map(({ kind, validTo }) => (
        <li>
          {say(props.name(kind))}{' '}
          <span class={validTo <= props.now ? 'text-sm text-error' : 'text-sm text-soft'}>
            {validTo <= props.now ? (
              <T
                zh={`${longDate(localDate(validTo), 'zh')} 过期`}
                en={`expired ${longDate(localDate(validTo), 'en')}`}
              />
            ) : (
              <T
                zh={`到 ${longDate(localDate(validTo), 'zh')}`}
                en={`until ${longDate(localDate(validTo), language)}`}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const FactsSheet = ({ found, now }: { found: VolunteerForStaff; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  const { volunteer, organizations, pausedUntil } = found
  const joined = (words: readonly Text[]): string => words.map(say).join(say({ zh: '、', en: ', ' }))
  const consent = volunteer.guardianConsentUntil
  const yes = (made: boolean): string => say(made ? { zh: '作过', en: 'made' } : { zh: '没有', en: 'not made' })
  return (
    <Sheet id="facts" title={say({ zh: '登记的', en: 'On record' })}>
      <Pairs
        pairs={[
          { name: say({ zh: '编号', en: 'Number' }), value: <code class="break-all">{volunteer.id}</code> },
          { name: say({ zh: '辖区', en: 'District' }), value: districtText(volunteer.districtCode, language) },
          { name: say({ zh: '组织', en: 'Organizations' }), value: joined(organizations.map(({ name }) => name)) },
          {
            name: say({ zh: '技能', en: 'Skills' }),
            value: (
              <ul>
                {volunteer.skills.map(({ skill, level, evidence, expiresAt }) => (
                  <li>
                    {say(skillName(skill))}{' '}
                    <span class="text-sm text-soft">
                      {say(levelWords[level])}
                      {say({ zh: '，', en: ', ' })}
                      {say(evidenceWords[evidence])}
                      {expiresAt !== undefined && (
                        <T
                          zh={`，到 ${longDate(localDate(expiresAt), 'zh')}`}
                          en={`, until ${longDate(localDate(expiresAt), 'en')}`}
                        />
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            name: say({ zh: '证书', en: 'Licences' }),
            value: <Papers of={volunteer.licences} name={licenceName} now={now} />,
          },
          {
            name: say({ zh: '培训', en: 'Trainings' }),
            value: <Papers of={volunteer.trainings} name={trainingName} now={now} />,
          },
          {
            name: say({ zh: '语言', en: 'Languages' }),
            value: joined(volunteer.languages.map((one) => languageWords[one])),
          },
          ...(volunteer.ageClass === 'minor'
            ? [
                {
                  name: say({ zh: '监护人', en: 'Guardian' }),
                  value:
                    consent !== undefined && consent > now ? (
                      <T
                        zh={`同意到 ${longDate(localDate(consent), 'zh')}`}
                        en={`consents until ${longDate(localDate(consent), 'en')}`}
                      />
                    ) : (
                      <b class="text-warm">
                        <T zh="未成年，还没有监护人同意：不会被邀请" en="A minor without consent: never asked" />
                      </b>
                    ),
                },
              ]
            : []),
          {
            name: say({ zh: '两项声明', en: 'Statements' }),
            value: (
              <T
                zh={`品行：${yes(volunteer.conductDeclaredAt !== undefined)}；身心适合：${yes(volunteer.fitDeclaredAt !== undefined)}`}
                en={`conduct ${yes(volunteer.conductDeclaredAt !== undefined)}, fitness ${yes(volunteer.fitDeclaredAt !== undefined)}`}
              />
            ),
          },
          {
            name: say({ zh: '邀请', en: 'Invitations' }),
            value:
              pausedUntil === undefined ? (
                <T zh="照常" en="as usual" />
              ) : (
                <T
                  zh={`本人暂停到 ${longDate(localDate(pausedUntil), 'zh')}`}
                  en={`paused by the person until ${longDate(localDate(pausedUntil), 'en')}`}
                />
              ),
          },
          {
            name: say({ zh: '服务', en: 'Services' }),
            value: <T zh={`${volunteer.served.count} 次`} en={String(volunteer.served.count)} />,
          },
        ]}
      />
    </Sheet>
  )
}
