import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table, Verdict } from '#functions/http/look/tables.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import type { Text } from '#shared/kernel/text.ts'
import { constraintNames, constraints } from '#shared/matching/constraints/index.ts'
import type { MatchedPosition } from '#shared/matching/match.ts'
import { passedWords } from '#shared/matching/passed-words.ts'
import { PersonName } from './staff-match-person.tsx'
import { decidedByWords } from './staff-match-words.ts'

const known = (name: string) => constraintNames.find((one) => one === name)

/** The name of a rule that keeps somebody out. */
export const ruleLabel = (name: string): Text => {
  const rule = known(name)
  return rule === undefined ? { zh: name, en: name } : constraints[rule].label
}

/** What is so for whom the rule lets through. */
export const passedLabel = (name: string): Text => {
  const rule = known(name)
  return rule === undefined ? { zh: name, en: name } : passedWords[rule]
}

/** People whom exactly one rule keeps out: which, the numbers, and what would change it. */
export const NearMissSheet = ({ found, match }: { found: RequestForStaff; match: MatchedPosition }) => {
  const say = useSay()
  const shown = match.nearMisses.length
  return (
    <Sheet
      id="misses"
      flush
      title={say({ zh: `只差一条的 ${match.missingByOne} 位`, en: `${match.missingByOne} who miss by one rule` })}
      hint={
        shown < match.missingByOne ? (
          <T zh={`列出 ${shown} 位`} en={`${shown} are listed`} />
        ) : (
          <T zh="把“怎样就行”告诉能做主的一方，不能代他们改。" en="Tell whoever decides; nobody changes it for them." />
        )
      }
    >
      {shown === 0 ? (
        <Empty
          title={say({ zh: '没有只差一条的人', en: 'Nobody misses by one rule' })}
          text={
            <T
              zh="看过的人要么都合适，要么差两条以上。"
              en="Those looked at either fit, or miss by two rules or more."
            />
          }
        />
      ) : (
        <Table
          label={say({ zh: '只差一条的人', en: 'People who miss by one rule' })}
          rows={match.nearMisses}
          columns={[
            {
              head: say({ zh: '人', en: 'Person' }),
              cell: ({ volunteerId }) => (
                <span class="whitespace-nowrap">
                  <PersonName found={found} id={volunteerId} />
                </span>
              ),
            },
            {
              head: say({ zh: '差在', en: 'Fails' }),
              cell: ({ constraint }) => (
                <span class="inline-flex items-center gap-1 text-error font-bold whitespace-nowrap">
                  <Verdict passed={false} />
                  {say(ruleLabel(constraint))}
                </span>
              ),
            },
            { head: say({ zh: '实情', en: 'The fact' }), cell: ({ reason }) => say(reason) },
            {
              head: say({ zh: '怎样就行', en: 'What would do' }),
              cell: ({ change }) => (
                <span class="text-soft">{change ? say(change) : <T zh="没有办法" en="Nothing" />}</span>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}

/** Single changes by how many more people they let in, each with who may decide it. */
export const RelaxationSheet = ({ match }: { match: MatchedPosition }) => {
  const say = useSay()
  return (
    <Sheet
      id="relaxations"
      flush
      title={say({ zh: '放宽一条，多几位', en: 'One change, more people' })}
      hint={
        <T
          zh="硬条件由法规和双方定，只能商量，不能代改"
          en="Hard rules come from law and both sides: ask, never change for them"
        />
      }
    >
      {match.relaxations.length === 0 ? (
        <p class="px-4 md:px-5 pb-4 text-soft">
          <T zh="放宽哪一条都不会多人。" en="No single change would bring more people." />
        </p>
      ) : (
        <ul class="split border-t border-line">
          {match.relaxations.map(({ more, text, decidedBy }) => (
            <li class="flex items-center gap-3 px-4 md:px-5 py-2.5">
              <b class="num text-lg text-primary w-10">+{more}</b>
              <span class="flex-1 leading-snug">
                {say(text)}
                <span class="block text-sm text-soft">{say(decidedByWords[decidedBy])}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
