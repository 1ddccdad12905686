import { StaffPage } from '#functions/http/look/layout.tsx'
import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { skillName } from '#shared/skills/taxonomy.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { address, districtText } from './staff-scope.ts'
import { FilterForm, type VolunteerListProps } from './staff-volunteers-filter.tsx'
import { standings } from './staff-volunteers-words.ts'

const mostSkills = 3

const SkillsOf = ({ volunteer, first }: { volunteer: Volunteer; first: string | undefined }) => {
  const say = useSay()
  const codes = volunteer.skills.map(({ skill }) => skill)
  const shown = [...codes.filter((code) => code === first), ...codes.filter((code) => code !== first)]
  const rest = shown.length - mostSkills
  return (
    <>
      {shown
        .slice(0, mostSkills)
        .map((code) => say(skillName(code)))
        .join(say({ zh: '、', en: ', ' }))}
      {rest > 0 && <T zh={`等 ${shown.length} 项`} en={` and ${rest} more`} />}
    </>
  )
}

const Rows = ({ found, choice, organizations }: VolunteerListProps) => {
  const say = useSay()
  const language = useLanguage()
  const nameOf = (id: string): string => {
    const known = organizations.find((one) => one.id === id)
    return known ? say(known.name) : '—'
  }
  return (
    <Table
      label={say({ zh: '志愿者', en: 'Volunteers' })}
      rows={found.volunteers}
      columns={[
        {
          head: say({ zh: '人', en: 'Person' }),
          cell: (one) => (
            <a class="a whitespace-nowrap" href={`/staff/volunteers/${one.id}`}>
              <MaskedName to="staff" surname={found.surnames[one.id] ?? ''} pseudonym={one.pseudonym} />
            </a>
          ),
        },
        {
          head: say({ zh: '状态', en: 'State' }),
          cell: ({ state }) => (
            <Tag icon={standings[state].icon} tone={standings[state].tone}>
              {say(standings[state].text)}
            </Tag>
          ),
        },
        {
          head: say({ zh: '技能', en: 'Skills' }),
          wide: true,
          cell: (one) => <SkillsOf volunteer={one} first={choice.skill} />,
        },
        { head: say({ zh: '辖区', en: 'District' }), cell: (one) => districtText(one.districtCode, language) },
        {
          head: say({ zh: '组织', en: 'Organization' }),
          cell: ({ organizationIds: [first = ''] }) => nameOf(first),
        },
        { head: say({ zh: '服务', en: 'Services' }), number: true, cell: ({ served }) => served.count },
      ]}
    />
  )
}

/** Volunteers by facts that are no names. */
export const VolunteerListPage = (props: VolunteerListProps) => {
  const { found, scope, choice, page } = props
  const say = useSay()
  const title = say({ zh: '志愿者', en: 'Volunteers' })
  const query = {
    who: choice.who,
    skill: choice.skill,
    state: choice.state,
    organization: choice.organizationId,
    district: scope.chosen,
  }
  return (
    <StaffPage title={title} at="volunteers">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft mb-3">
        {scope.all.length > 0 ? (
          <T
            zh="住在您辖区的人，按编号列。核材料、停用、请监护人同意，点开一个人办。"
            en="People who live in your districts. Open one to verify papers, suspend, or ask a guardian."
          />
        ) : (
          <T
            zh="列的是以您的组织为第一组织的人；别的成员请填编号（vol_ 开头）。"
            en="People who act first for your organization; for its other members give the number (vol_…)."
          />
        )}
      </p>
      <p class="flex flex-wrap gap-x-5 gap-y-1 mb-3">
        <a class="a tap" href="/staff/approvals">
          <T zh="等另一位同事确认" en="What waits for a second person" />
        </a>
        {props.mayPublish && (
          <a class="a tap" href="/staff/stories">
            <T zh="志愿者写的故事" en="Stories by volunteers" />
          </a>
        )}
      </p>
      <FilterForm {...props} />
      <div class="grid gap-3 mt-4">
        {props.unknown && (
          <Notice tone="warm" live>
            <T
              zh={`您能看到的人里没有“${choice.who.slice(0, 40)}”。代号形如 V-7F3A，编号以 vol_ 开头。`}
              en={`"${choice.who.slice(0, 40)}" is not among the people you may see. Pseudonyms look like V-7F3A, numbers begin with vol_.`}
            />
          </Notice>
        )}
        {found.truncated && (
          <Notice tone="info">
            <T
              zh="这一页只读到这里，符合的可能还有：请翻下一页，或缩小范围。"
              en="Reading stopped here for this page and more may fit: go to the next page, or narrow the list."
            />
          </Notice>
        )}
        <section class="sheet overflow-hidden" aria-label={title}>
          {found.volunteers.length === 0 ? (
            <Empty
              icon="users"
              title={say({ zh: '没有这样的人', en: 'Nobody like that' })}
              text={<T zh="放宽一项再找。" en="Search with one fact fewer." />}
            />
          ) : (
            <Rows {...props} />
          )}
        </section>
        {(found.after !== undefined || page > 1) && (
          <Pagination
            page={page}
            previous={page > 1 ? address('/staff/volunteers', query) : undefined}
            next={
              found.after === undefined
                ? undefined
                : address('/staff/volunteers', { ...query, after: found.after, page: page + 1 })
            }
          />
        )}
      </div>
    </StaffPage>
  )
}
