import { MaskedName } from '#functions/http/look/masked-name.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'

/** A volunteer as staff see one; somebody whose data were erased has no name any more. */
export const PersonName = ({ found, id }: { found: RequestForStaff; id: string }) => {
  const person = found.people[id]
  return person ? (
    <MaskedName to="staff" surname={person.surname} pseudonym={person.pseudonym} />
  ) : (
    <T zh="已注销的人" en="somebody who left" />
  )
}
