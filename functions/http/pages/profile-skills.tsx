import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useProblem, useSay } from '#functions/http/look/view.tsx'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { type Credential, countedLevel, type HeldSkill, SkillLevel } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { evidenceWords, levelWords } from '#shared/skills/words.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { SkillDomains } from './skill-domains.tsx'
import { TellBox, ToldSkills } from './told-skills.tsx'
import type { ToldProfile } from './told-skills-heard.ts'

const levels = SkillLevel.options.map((one) => one.value)

const Level = (props: { skill: string; value: string; text: string; checked: boolean }) => (
  <label class="choice !px-2 justify-center text-center">
    <input
      class="radio radio-sm"
      type="radio"
      name={`level.${props.skill}`}
      value={props.value}
      checked={props.checked}
    />
    <span>{props.text}</span>
  </label>
)

const Held = ({ held, now }: { held: HeldSkill; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  const counts = countedLevel(held, now)
  return (
    <fieldset class="py-3">
      <legend class="sr-only">{say(skillName(held.skill))}</legend>
      <p class="flex flex-wrap gap-2 items-center">
        <b aria-hidden="true">{say(skillName(held.skill))}</b>
        <Tag
          tone={held.evidence === 'claimed' ? 'quiet' : 'good'}
          icon={held.evidence === 'claimed' ? undefined : 'badge-check'}
        >
          {say(evidenceWords[held.evidence])}
        </Tag>
        {held.expiresAt !== undefined && (
          <span class="text-sm text-soft">
            <T
              zh={`到 ${longDate(localDate(held.expiresAt), language)}`}
              en={`until ${longDate(localDate(held.expiresAt), language)}`}
            />
          </span>
        )}
      </p>
      {counts < held.level && (
        <p class="hint">
          {counts === 0 ? (
            <T zh="过期了，现在不算。" en="Expired: not counted now." />
          ) : (
            <T
              zh={`现在按“${levelWords[1].zh}”算；材料核过，或服务中有人作证，就按您说的算。`}
              en={`Counted as "${levelWords[1].en}" now; it rises once papers are seen or people you served vouch for it.`}
            />
          )}
        </p>
      )}
      <div class="grid grid-cols-2 sm:grid-cols-4 gap-2 mt-2">
        {levels.map((level) => (
          <Level
            skill={held.skill}
            value={String(level)}
            text={say(levelWords[level])}
            checked={level === held.level}
          />
        ))}
        <Level skill={held.skill} value="0" text={say({ zh: '去掉', en: 'Remove' })} checked={false} />
      </div>
    </fieldset>
  )
}

/** What a person can do, how well, and what that rests on. */
export const Skills = ({ skills, now }: { skills: readonly HeldSkill[]; now: Instant }) => {
  const say = useSay()
  const problem = useProblem('skills')
  return (
    <Sheet
      id="skills"
      title={say({ zh: '我会什么', en: 'What I can do' })}
      hint={
        <T
          zh="照实写就好，最多 20 项。写得准，问得准。"
          en="As it is; at most 20. The better this fits, the better you are asked."
        />
      }
    >
      <form method="post" action="/profile/skills" novalidate>
        {problem && <p class="text-error font-bold">{problem}</p>}
        <div class="split">
          {skills.map((held) => (
            <Held held={held} now={now} />
          ))}
        </div>
        <More title={say({ zh: '再加几项', en: 'Add more' })} icon="plus">
          <p class="hint">
            <T zh="先勾上，存好后再选水平。" en="Tick them; choose the level after saving." />
          </p>
          <SkillDomains name="add" without={skills.map(({ skill }) => skill)} />
        </More>
        <Button look="main" class="mt-3">
          <T zh="存好技能" en="Save skills" />
        </Button>
      </form>
    </Sheet>
  )
}

/** One's own words, and what they led to: ticked skills are added, the rest stays as it is. */
export const Told = ({ told }: { told: ToldProfile | undefined }) => {
  const say = useSay()
  return (
    <Sheet id="told-skills" title={say({ zh: '说一说，帮您找技能', en: 'Tell, and find your skills' })}>
      <form method="post" action="/profile/told#told-skills" novalidate>
        <TellBox text={told?.text ?? ''} />
      </form>
      {told && (
        <form method="post" action="/profile/skills" class="mt-4" novalidate>
          <ToldSkills told={told} name="add" />
          {told.skills.length > 0 && (
            <Button look="main" class="mt-3">
              <T zh="把勾上的加进来" en="Add the ticked ones" />
            </Button>
          )}
        </form>
      )}
    </Sheet>
  )
}

const soonDays = 60

const Credentials = (props: {
  of: readonly Credential[]
  name: (code: string) => { zh: string; en: string }
  now: Instant
}) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <ul class="split">
      {props.of.map((one) => {
        const state =
          one.validTo <= props.now ? 'expired' : one.validTo <= addDays(props.now, soonDays) ? 'expiring' : 'verified'
        return (
          <li class="py-2.5 flex flex-wrap gap-2 items-center">
            <b>{say(props.name(one.kind))}</b>
            <StateTag of="licence" is={state} />
            <span class="text-sm text-soft">
              <T
                zh={`有效到 ${longDate(localDate(one.validTo), language)}`}
                en={`valid until ${longDate(localDate(one.validTo), language)}`}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Licences and trainings, which staff enter after seeing the papers. */
export const Papers = (props: { licences: readonly Credential[]; trainings: readonly Credential[]; now: Instant }) => {
  const say = useSay()
  const none = props.licences.length + props.trainings.length === 0
  return (
    <Sheet
      id="papers"
      title={say({ zh: '证书和培训', en: 'Licences and trainings' })}
      hint={
        <T
          zh="由组织看过原件后登记。有新证、续了期，传一份上来，或拿去组织看一眼。"
          en="Your organization enters them after seeing the papers. Upload new or renewed ones, or show them there."
        />
      }
    >
      {none && (
        <p class="text-soft">
          <T zh="还没有登记的证书或培训。" en="None entered yet." />
        </p>
      )}
      <Credentials of={props.licences} name={licenceName} now={props.now} />
      <Credentials of={props.trainings} name={trainingName} now={props.now} />
      <TextLink href="/profile/papers" icon="plus">
        <T zh="上传证明" en="Upload a paper" />
      </TextLink>
    </Sheet>
  )
}
