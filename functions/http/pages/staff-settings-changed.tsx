import { countText, momentText } from '#functions/http/look/format.ts'
import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type ReplayForStaff, shownOfEach } from '#shared/dashboard/replay-for-staff.ts'

const People = ({ ids, found }: { ids: readonly string[]; found: ReplayForStaff }) => {
  const shown = ids.slice(0, shownOfEach)
  if (ids.length === 0) return <T zh="没有别人" en="nobody else" />
  return (
    <span class="grid">
      {shown.map((id) => {
        const person = found.people[id]
        return (
          <span class="whitespace-nowrap">
            {person ? (
              <MaskedName to="staff" surname={person.surname} pseudonym={person.pseudonym} />
            ) : (
              <T zh="已删除" en="deleted" />
            )}
          </span>
        )
      })}
      {ids.length > shown.length && (
        <span class="text-soft text-sm">
          <T zh={`还有 ${ids.length - shown.length} 人`} en={`and ${ids.length - shown.length} more`} />
        </span>
      )}
    </span>
  )
}

/** The positions for which others would have been asked, and who. */
export const ChangedSheet = ({ found }: { found: ReplayForStaff }) => {
  const say = useSay()
  const language = useLanguage()
  const { changed, positions } = found.replayed
  return (
    <Sheet
      id="changed"
      flush
      title={say({
        zh: `${countText(changed.length)} 个岗位会问别的人`,
        en: `Others would have been asked for ${countText(changed.length)} positions`,
      })}
      hint={
        <T
          zh={`一共 ${countText(positions)} 个。差得多的在前，最多列 ${found.rows.length} 个。`}
          en={`Of ${countText(positions)}; those that differ most come first, ${found.rows.length} of them.`}
        />
      }
    >
      {found.rows.length === 0 ? (
        <Empty
          icon="circle-check"
          title={say({ zh: '没有变化', en: 'Nothing changes' })}
          text={<T zh="上一季度问的会是同样的人。" en="The same people would have been asked." />}
        />
      ) : (
        <Table
          label={say({ zh: '会问别的人的岗位', en: 'Positions for which others would be asked' })}
          rows={found.rows}
          columns={[
            {
              head: say({ zh: '需求', en: 'Need' }),
              wide: true,
              cell: ({ requestId, title, position, at }) => (
                <>
                  <a class="a" href={`/staff/requests/${requestId}`}>
                    {title}
                  </a>
                  <span class="block text-sm text-soft font-normal">
                    {position}, <span class="num">{momentText(at, language)}</span>
                  </span>
                </>
              ),
            },
            {
              head: say({ zh: '不再问', en: 'No longer' }),
              cell: ({ then }) => <People ids={then} found={found} />,
            },
            {
              head: say({ zh: '换成问', en: 'Instead' }),
              cell: ({ instead }) => <People ids={instead} found={found} />,
            },
          ]}
        />
      )}
    </Sheet>
  )
}
