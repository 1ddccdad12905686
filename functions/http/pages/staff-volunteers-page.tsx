import { TextLink } from '#functions/http/look/buttons.tsx'
import { longDate, momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import type { Credential } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { evidenceWords, levelWords } from '#shared/skills/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import type { VolunteerForStaff } from '#shared/volunteers/volunteer-for-staff.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { districtText } from './staff-scope.ts'
import { SignOutSheet } from './staff-sign-out.tsx'
import { StandingSheet, type Typed, VouchSheet } from './staff-volunteers-forms.tsx'
import { type Giving, RolesSheet } from './staff-volunteers-roles.tsx'
import { decisionWords, standings } from './staff-volunteers-words.ts'

const doneWords: Readonly<Record<string, Text>> = {
  skill: { zh: '技能登记了，从现在起按这个水平找人。', en: 'The skill is entered and counts from now on.' },
  licence: { zh: '证书登记了。', en: 'The licence is entered.' },
  training: { zh: '培训登记了。', en: 'The training is entered.' },
  guardian: { zh: '监护人同意登记了。', en: 'The consent is entered.' },
  standing: { zh: '定下了，已告诉本人。', en: 'Decided; the person was told.' },
  role: { zh: '身份给了，对方刷新页面就有。', en: 'The role is given and in force.' },
  'role-end': { zh: '身份收回了。', en: 'The role was taken away.' },
  'sign-out': { zh: '所有设备都退出了。', en: 'Signed out on every device.' },
}

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

const FactsSheet = ({ found, now }: { found: VolunteerForStaff; now: Instant }) => {
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

const History = ({ found }: { found: VolunteerForStaff }) => {
  const say = useSay()
  const language = useLanguage()
  return found.decided.length === 0 ? null : (
    <Sheet id="history" title={say({ zh: '办过的', en: 'What was decided' })}>
      <ul class="split">
        {found.decided.map(({ at, act, note }) => (
          <li class="py-2">
            <span class="num text-soft">{momentText(at, language)}</span>{' '}
            <b>{say(decisionWords[act] ?? { zh: act, en: act })}</b>
            {note !== undefined && note !== '' && <span class="block">{note}</span>}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export interface VolunteerPageProps {
  found: VolunteerForStaff
  giving: Giving
  known: readonly Organization[]
  now: Instant
  done: string | undefined
  /** The form that came back. */
  open: string | undefined
  typed: Typed
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}

/** One volunteer for staff: the facts, and every decision staff may make about them. */
export const VolunteerPage = (props: VolunteerPageProps) => {
  const { found, refused, typed, open } = props
  const { volunteer } = found
  const say = useSay()
  const standing = standings[volunteer.state]
  const forms = { volunteer, typed, open }
  const nameOf = (id: string): Text | undefined => props.known.find((one) => one.id === id)?.name
  return (
    <StaffPage
      title={say({ zh: `志愿者 ${volunteer.pseudonym}`, en: `Volunteer ${volunteer.pseudonym}` })}
      at="volunteers"
      problems={props.problems}
    >
      <TextLink href="/staff/volunteers" icon="chevron-left">
        <T zh="志愿者" en="Volunteers" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">
        <MaskedName to="staff" surname={found.surname} pseudonym={volunteer.pseudonym} />
      </h1>
      <p class="mt-2 flex flex-wrap gap-3 items-center">
        <Tag icon={standing.icon} tone={standing.tone}>
          {say(standing.text)}
        </Tag>
        {volunteer.ageClass === 'minor' && (
          <Tag icon="baby" tone="info">
            <T zh="未成年" en="Minor" />
          </Tag>
        )}
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice text={refused ? undefined : doneWords[props.done ?? '']} />
        <RefusedNotice refused={refused} tone="bad" />
        {!found.mayVouch && (
          <Notice>
            <T zh="这里您只能看。" en="You may only look here." />
          </Notice>
        )}
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <FactsSheet found={found} now={props.now} />
        <div class="grid gap-4">
          {found.mayVouch && (
            <TextLink href={`/staff/volunteers/${volunteer.id}/papers`} icon="file-check">
              <T zh="看本人传的证明材料" en="Papers the person uploaded" />
            </TextLink>
          )}
          {found.mayVouch && <VouchSheet {...forms} />}
          {found.mayVouch && <StandingSheet {...forms} />}
          {found.mayVouch && <SignOutSheet volunteerId={volunteer.id} />}
          {props.giving.roles.length > 0 && (
            <RolesSheet
              volunteerId={volunteer.id}
              held={found.memberships}
              giving={props.giving}
              nameOf={nameOf}
              typed={typed}
              open={open === 'role'}
            />
          )}
          <History found={found} />
        </div>
      </div>
    </StaffPage>
  )
}
