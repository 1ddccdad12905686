import { TextLink } from '#functions/http/look/buttons.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { ThreeAnswers } from '#shared/matching/three-answers.ts'
import type { OpenNeed, OpenSpot } from '#shared/requests/read-open-need.ts'
import { Answers } from './three-answers.tsx'

/** The three answers about one kind of seat. */
export interface Told {
  seat: string
  answers: ThreeAnswers
}

/** How an address names a kind of seat. */
export const seatOf = ({ shift, position }: OpenSpot): string => `${shift.id}.${position.id}`

/** Why they are not asked, and what would let them come: on one tap, for it reads everything between the two. */
export const ToldOf = ({ need, spot, told }: { need: OpenNeed; spot: OpenSpot; told: Told | undefined }) =>
  told?.seat === seatOf(spot) ? (
    <div id="why">
      <Answers answers={told.answers} to="person" />
    </div>
  ) : (
    <p class="mt-2">
      <TextLink href={`/board/${need.id}?why=${seatOf(spot)}#why`}>
        <T zh="我能来吗，为什么没问我？" en="May I come, and why am I not asked?" />
      </TextLink>
    </p>
  )
