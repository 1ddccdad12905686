import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'

/** A volunteer as staff see one, with the way to their page where the reader looks after them; who left has no name any more. */
export const PersonName = ({ found, id }: { found: RequestForStaff; id: string }) => {
  const person = found.people[id]
  if (!person) return <T zh="已注销的人" en="somebody who left" />
  const name = <MaskedName to="staff" surname={person.surname} pseudonym={person.pseudonym} />
  return person.inReach ? (
    <a class="a" href={`/staff/volunteers/${id}`}>
      {name}
    </a>
  ) : (
    name
  )
}
