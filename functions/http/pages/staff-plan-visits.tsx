import { momentText } from '#functions/http/look/format.ts'
import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PlanVisit } from '#shared/dashboard/plan-for-staff.ts'

/** Visits that few people could do: advice on which skills to ask of one person (Art. 11(2)). */
export const VisitsSheet = ({ visits }: { visits: readonly PlanVisit[] }) => {
  const say = useSay()
  const language = useLanguage()
  if (visits.length === 0) return null
  return (
    <Sheet
      id="visits"
      title={say({ zh: '一次上门，最少几个人', en: 'The fewest people for a visit' })}
      hint={
        <T
          zh="企业、园区、乡村一次要几样技能的，最少几个人就齐。一个人只坐一个名额；想少来几个人，和对方商量把岗位合并。"
          en="Where a visit needs several skills, the fewest people who bring all of them. One person takes one seat: to have fewer come, agree with the body on joining positions."
        />
      }
    >
      <ul class="split">
        {visits.map(({ requestId, title, starts, needs, lacking, people }) => (
          <li class="py-2.5">
            <span class="num">{momentText(starts, language)}</span>{' '}
            <a class="a" href={`/staff/requests/${requestId}`}>
              {title}
            </a>
            <span class="block">
              <T
                zh={`${needs - lacking} 样技能，${people.length} 个人就齐：`}
                en={`${people.length} bring all ${needs - lacking} skills: `}
              />
              {people.map((person, at) => (
                <>
                  {at > 0 && say({ zh: '、', en: ', ' })}
                  <MaskedName to="staff" surname={person.surname} pseudonym={person.pseudonym} />
                </>
              ))}
              {lacking > 0 && <T zh={`；还有 ${lacking} 样没有人会`} en={`; nobody has ${lacking} more`} />}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
