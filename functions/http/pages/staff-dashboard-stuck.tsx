import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { HeatTable } from '#functions/http/look/tables.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard } from '#shared/dashboard/figures.ts'
import { UnfilledCause } from '#shared/requests/service-request.ts'
import { unfilledCauseWords } from '#shared/requests/words.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { unfilledOf } from './staff-dashboard-measures.ts'

const shownSkills = 6

/** Where requests got stuck: skills by cause. */
export const StuckSheet = ({ dashboard: { now } }: { dashboard: Dashboard }) => {
  const say = useSay()
  const causes = UnfilledCause.options
  const rows = now.unfilledBySkill.map(({ skill, causes: by }) => ({
    name: say(skillName(skill)),
    values: causes.map((cause) => by[cause] ?? 0),
  }))
  const rest = rows.slice(shownSkills)
  const others = {
    name: say({ zh: `其他 ${rest.length} 类`, en: `${rest.length} others` }),
    values: causes.map((_, at) => rest.reduce((sum, row) => sum + (row.values[at] ?? 0), 0)),
  }
  const seats = now.unfilledBySkill.reduce((sum, { total }) => sum + total, 0)
  return (
    <Sheet
      id="stuck"
      flush
      title={say({ zh: `没找齐的，卡在哪`, en: 'Where it got stuck' })}
      hint={
        <T
          zh={`${unfilledOf(now)} 个需求没找齐，空着 ${seats} 处；行是技能，列是原因，按主因算一次`}
          en={`${unfilledOf(now)} requests not filled, ${seats} places empty; rows are skills, each counted under its main cause`}
        />
      }
    >
      {rows.length === 0 ? (
        <Empty
          icon="circle-check"
          title={say({ zh: '这段时间没有没找齐的', en: 'Nothing was left unfilled in this time' })}
          text={
            <T
              zh="需求结束后还有空名额，原因会列在这里。"
              en="When a request ends with empty seats, the causes stand here."
            />
          }
        />
      ) : (
        <HeatTable
          label={say({ zh: '没找齐的原因表', en: 'Causes of not finding enough' })}
          corner={say({ zh: '技能', en: 'Skill' })}
          columns={causes.map((cause) => say(unfilledCauseWords[cause]))}
          rows={[...rows.slice(0, shownSkills), ...(rest.length > 0 ? [others] : [])]}
        />
      )}
    </Sheet>
  )
}
