import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { MissingSkill, SkillsForStaff, WordForStaff } from '#shared/dashboard/skills-for-staff.ts'
import { leastAskers } from '#shared/skills/asked-word.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { address, districtText } from './staff-scope.ts'
import { ChangesSheet, type Rights } from './staff-skills-changes.tsx'

const shownWords = 40
const shownMissing = 20

const Word = ({ word, times, districts, chosen, mayName }: WordForStaff & { mayName: boolean }) => {
  const say = useSay()
  const language = useLanguage()
  const where = districts.map((code) => districtText(code, language)).join(say({ zh: '、', en: ', ' }))
  const [first] = chosen
  return (
    <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
      <span class="min-w-0">
        <b class="text-lg">{word}</b>
        <span class="block text-sm text-soft num">
          <T zh={`${times} 次，${where}`} en={`${times} times, ${where}`} />
          {first !== undefined && (
            <T zh={`；后来多选了“${skillName(first).zh}”`} en={`; then chose "${skillName(first).en}"`} />
          )}
        </span>
      </span>
      {mayName && (
        <LinkButton look="line" icon="plus" href={address('/staff/skills/word', { word })}>
          <T zh="归到技能" en="Give it a skill" />
          <span class="sr-only">{word}</span>
        </LinkButton>
      )}
    </li>
  )
}

const WordsSheet = ({ words, mayName }: { words: readonly WordForStaff[]; mayName: boolean }) => {
  const say = useSay()
  return (
    <Sheet
      id="words"
      title={say({ zh: '没找到技能的说法', en: 'Words that led nowhere' })}
      hint={
        <T
          zh={`需求里写了、却没对上技能的词。只记词，不记原话；至少 ${leastAskers} 家写过才显示，在那之前谁也看不到。`}
          en={`Words of needs that led to no skill. The text is not kept; a word is shown once ${leastAskers} different bodies wrote it, and to nobody before.`}
        />
      }
    >
      {words.length === 0 ? (
        <Empty
          icon="circle-check"
          title={say({ zh: '眼下没有', en: 'None at present' })}
          text={<T zh="大家的说法都对上了技能。" en="What people write leads to skills." />}
        />
      ) : (
        <ul class="split">
          {words.slice(0, shownWords).map((one) => (
            <Word {...one} mayName={mayName} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

const MissingSheet = ({ missing }: { missing: readonly MissingSkill[] }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet
      id="missing"
      flush
      title={say({ zh: '要的人多、会的人少', en: 'Asked for and not held' })}
      hint={
        <T
          zh="近 12 周因为没人会而空着的名额，按县区。招募先看这里（第十条）。"
          en="Seats of the last 12 weeks that stayed empty as nobody had the skill, by district. Recruit here first (Art. 10)."
        />
      }
    >
      {missing.length === 0 ? (
        <Empty
          icon="circle-check"
          title={say({ zh: '这段时间没有', en: 'None in this time' })}
          text={<T zh="结束的需求里，没有因为缺技能空着的名额。" en="No seat stayed empty for want of a skill." />}
        />
      ) : (
        <Table
          label={say({ zh: '缺的技能', en: 'Missing skills' })}
          rows={missing.slice(0, shownMissing)}
          columns={[
            { head: say({ zh: '技能', en: 'Skill' }), wide: true, cell: ({ skill }) => say(skillName(skill)) },
            {
              head: say({ zh: '县区', en: 'District' }),
              cell: ({ districtCode }) => districtText(districtCode, language),
            },
            { head: say({ zh: '空着', en: 'Empty seats' }), number: true, cell: ({ seats }) => String(seats) },
            {
              head: say({ zh: '全市会的人', en: 'Hold it in the city' }),
              number: true,
              cell: ({ skill, holders }) => (
                <a class="a" href={address('/staff/volunteers', { skill })}>
                  {holders}
                  <span class="sr-only">{say(skillName(skill))}</span>
                </a>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}

/** Words that led nowhere, what is missing, and what staff have made of the skills. */
export const SkillsPage = ({ skills, may, done }: { skills: SkillsForStaff; may: Rights; done: boolean }) => {
  const say = useSay()
  const title = say({ zh: '技能和说法', en: 'Skills and words' })
  const { changes, version } = skills
  return (
    <StaffPage title={title} at="skills">
      <div class="flex flex-wrap items-end justify-between gap-2">
        <h1 class="text-2xl md:text-3xl flex flex-wrap gap-3 items-center">
          {title}
          <Tag tone="info">{say({ zh: `第 ${version} 版`, en: `Version ${version}` })}</Tag>
        </h1>
        {may.change && (
          <LinkButton href="/staff/skills/change" look="line" icon="git-compare-arrows">
            <T zh="合并、改名、停用" en="Merge, rename, retire" />
          </LinkButton>
        )}
      </div>
      <div class="grid gap-3 mt-4">
        <DoneNotice
          text={
            done
              ? { zh: '改好了。这里马上生效，别处一分钟内。', en: 'Done: live here now, everywhere within a minute.' }
              : undefined
          }
        />
        {!may.name && (
          <Notice>
            <T zh="加说法由科协的人来做，您可以看。" en="Words are added by association staff; you may look." />
          </Notice>
        )}
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <WordsSheet words={skills.words} mayName={may.name} />
        <div class="grid gap-5">
          <MissingSheet missing={skills.missing} />
          <ChangesSheet changes={changes} may={may} />
          <TextLink href="/staff/volunteers" icon="users">
            <T zh="看志愿者名单" en="See the volunteers" />
          </TextLink>
        </div>
      </div>
    </StaffPage>
  )
}
