import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { SkillLevel } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { evidenceFor } from '#shared/skills/told-level.ts'
import { levelWords } from '#shared/skills/words.ts'
import { LevelSelect } from './level-select.tsx'
import type { ToldProfile, ToldSkill } from './told-skills-heard.ts'

/** What a level needs before it counts as named. */
const needs = (level: SkillLevel): Text => {
  switch (evidenceFor(level)) {
    case 'claimed':
      return { zh: '您说了就算，不用证明', en: 'counts as you say it, nothing to show' }
    case 'document':
      return {
        zh: '要有材料：证书、毕业证、做过的项目；组织看过就算',
        en: 'needs papers: a certificate, a diploma, past work; counts once your organization has seen them',
      }
    default:
      return {
        zh: '要有职称、职业资格，或服务过的人作证',
        en: 'needs a professional title or licence, or people you served who vouch for it',
      }
  }
}

/** A box to tick, with the level beside it: what was proposed, to be changed at will. */
const Proposed = (props: { skill: Pick<ToldSkill, 'code' | 'level'> & Partial<ToldSkill>; name: string }) => {
  const { code, level, because = [] } = props.skill
  const say = useSay()
  const name = say(skillName(code))
  return (
    <li class="py-3 grid gap-2 sm:grid-cols-[1fr_auto] sm:items-center">
      <label class="flex gap-3 items-start min-h-11">
        <input class="checkbox mt-1" type="checkbox" name={props.name} value={code} />
        <span class="min-w-0">
          <b>{name}</b>
          {because.length > 0 && (
            <span class="block text-sm text-soft">
              <T
                zh={`看到您写了“${because.slice(0, 2).join('”“')}”`}
                en={`You wrote “${because.slice(0, 2).join('”, “')}”`}
              />
            </span>
          )}
          <span class="block text-sm text-soft">
            <T zh={`“${levelWords[level].zh}”${needs(level).zh}`} en={`“${levelWords[level].en}” ${needs(level).en}`} />
          </span>
        </span>
      </label>
      <span class="sm:w-48">
        <LevelSelect code={code} level={level} />
      </span>
    </li>
  )
}

/** What the words led to: nothing is ticked beforehand. `name`: what the ticked ones are sent under. */
export const ToldSkills = ({ told, name }: { told: ToldProfile; name: string }) => {
  const say = useSay()
  if (told.skills.length === 0) {
    return (
      <Notice tone="info" live>
        <T
          zh="没看出是哪项技能。换个说法，写具体做过什么、用过什么设备；或在下面的领域里勾。"
          en="No skill could be told from this. Say what you did and with which equipment, or tick in the fields below."
        />
      </Notice>
    )
  }
  return (
    <fieldset>
      <legend class="legend">
        {say({ zh: '像是这些，对的请勾上', en: 'It sounds like these: tick what is right' })}
      </legend>
      <p class="sr-only" role="status">
        <T zh={`看出 ${told.skills.length} 项技能`} en={`${told.skills.length} skills were found`} />
      </p>
      <ul class="split">
        {told.skills.map((skill) => (
          <Proposed skill={skill} name={name} />
        ))}
      </ul>
      {told.related.length > 0 && (
        <>
          <p class="legend mt-3">
            <T zh="常和它们在一起的，也会吗" en="Often found with these: can you do them, too?" />
          </p>
          <ul class="split">
            {told.related.map((code) => (
              <Proposed skill={{ code, level: 1 }} name={name} />
            ))}
          </ul>
        </>
      )}
    </fieldset>
  )
}

/** The box for one's own words. `formaction`: where a larger form sends them. */
export const TellBox = ({ text, formaction }: { text: string; formaction?: string }) => (
  <div class="grid gap-3">
    <TextArea
      name="told"
      rows={4}
      label={useSay()({
        zh: '用一两句话介绍您会什么，或粘贴简历',
        en: 'Say in a sentence or two what you can do, or paste a résumé',
      })}
      hint={
        <T
          zh="比如：做过二十年钳工，会修水泵，学过一点 PLC。原话只用来找技能，不保存。"
          en="For example: twenty years a fitter, I repair pumps and learnt some PLC. The text only finds skills and is not kept."
        />
      }
      value={text}
    />
    <div>
      <Button look="line" formaction={formaction} novalidate>
        <T zh="看看有哪些技能" en="Find my skills" />
      </Button>
    </div>
  </div>
)
