import { countText, momentText, spanText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { type SeatState, Seats } from '#functions/http/look/seats.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Tag, type Tone } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { Missing, missingFor } from '#shared/placements/confirmation.ts'
import { isLive, type Placement, type PlacementState, placementStateWords } from '#shared/placements/placement.ts'
import type { Position, Shift } from '#shared/requests/service-request.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'

/** Seats of a position as one picture each: taken, asked for, empty. */
export const seatStates = (progress: RequestProgress, shift: Shift, position: Position): SeatState[] => {
  const here = (of: { shiftId: string; positionId: string }): boolean =>
    of.shiftId === shift.id && of.positionId === position.id
  const seated = progress.placements.filter((one) => here(one) && isLive(one.state)).length
  const waiting = progress.offers.filter((one) => here(one) && one.state === 'sent').length
  const taken = Math.min(seated, position.seats)
  const asked = Math.min(waiting, position.seats - taken)
  return [
    ...Array.from({ length: taken }, (): SeatState => 'filled'),
    ...Array.from({ length: asked }, (): SeatState => 'asked'),
    ...Array.from({ length: position.seats - taken - asked }, (): SeatState => 'empty'),
  ]
}

const tones: Partial<Record<PlacementState, Tone>> = {
  provisional: 'warm',
  accepted: 'good',
  confirmed: 'good',
  checkedIn: 'going',
  checkedOut: 'warm',
  disputed: 'bad',
  withdrawn: 'quiet',
}

/** One person who said yes: a pseudonym until both sides agreed, then name and number. */
const Person = ({ placement, progress }: { placement: Placement; progress: RequestProgress }) => {
  const language = useLanguage()
  const contact = progress.contacts.find(({ placementId }) => placementId === placement.id)
  const missing = isLive(placement.state) ? missingFor(placement, progress.request) : []
  const before = ['provisional', 'accepted'].includes(placement.state)
  return (
    <li class="flex gap-3 py-3">
      <span class={isLive(placement.state) ? 'seat full shrink-0' : 'seat no shrink-0'} aria-hidden="true">
        <Icon name={isLive(placement.state) ? 'user' : 'minus'} />
      </span>
      <span class="min-w-0 grid gap-0.5">
        <span class="flex flex-wrap gap-2 items-center">
          <b>{contact?.name || progress.pseudonyms[placement.volunteerId] || '—'}</b>
          <Tag tone={tones[placement.state]}>
            <T {...placementStateWords[placement.state]} />
          </Tag>
        </span>
        {contact && (
          <span>
            <a class="a num" href={`tel:${contact.phone}`}>
              {contact.phone}
            </a>
            <span class="text-soft text-sm">
              {' '}
              <T zh={`${momentText(contact.until, 'zh')} 起收起`} en={`closes ${momentText(contact.until, 'en')}`} />
            </span>
          </span>
        )}
        {before && missing.length > 0 && (
          <span class="text-soft text-sm">
            <T
              zh={`还差：${missing.map((name) => Missing[name].zh).join('、')}`}
              en={`Still missing: ${missing.map((name) => Missing[name].en).join(', ')}`}
            />
          </span>
        )}
        {!contact && isLive(placement.state) && !placement.agreed && (
          <span class="text-sm">
            <Icon name="lock" />{' '}
            <T zh="双方同意协议后，可看姓名和电话" en="Name and phone open once both sides agreed" />
          </span>
        )}
        {placement.factsVersion < progress.request.factsVersion && isLive(placement.state) && (
          <span class="text-warm text-sm">
            <T zh="您改过需求，正等这位再次确认" en="You changed the request; this person has been asked again" />
          </span>
        )}
        <span class="text-soft text-sm">
          <T
            zh={`${momentText(placement.acceptedAt, language)} 接单`}
            en={`accepted ${momentText(placement.acceptedAt, language)}`}
          />
        </span>
      </span>
    </li>
  )
}

const PositionPeople = (props: { shift: Shift; position: Position; progress: RequestProgress; only: boolean }) => {
  const say = useSay()
  const { shift, position, progress } = props
  const here = progress.placements.filter((one) => one.shiftId === shift.id && one.positionId === position.id)
  const shown = here.filter(({ state }) => state !== 'calledOff')
  const waiting = progress.offers.filter(
    (one) => one.shiftId === shift.id && one.positionId === position.id && one.state === 'sent',
  ).length
  return (
    <div class="py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <b>{position.name}</b>
        {!props.only && <Seats seats={seatStates(progress, shift, position)} />}
      </div>
      <p class="text-soft text-sm">
        {position.skills.map(({ skill, level }) => `${say(skillName(skill))} · ${say(levelWords[level])}`).join('，')}
        {'　'}
        <T zh={`最少 ${position.minimum} 人`} en={`at least ${position.minimum}`} />
      </p>
      {shown.length > 0 && (
        <ul class="split">
          {shown.map((placement) => (
            <Person placement={placement} progress={progress} />
          ))}
        </ul>
      )}
      {waiting > 0 && (
        <p class="text-soft text-[.9375rem] mt-1">
          <Icon name="mail" />{' '}
          <T
            zh={`${countText(waiting)} 位待回复。对方可以谢绝，届时自动问下一位。`}
            en={`${countText(waiting)} have not answered yet. They may decline; then the next person is asked.`}
          />
        </p>
      )}
    </div>
  )
}

/** The answer first: how many seats, how many taken; then who. */
export const PeopleSheet = ({ progress }: { progress: RequestProgress }) => {
  const say = useSay()
  const language = useLanguage()
  const { shifts } = progress.request
  const all = shifts.flatMap((shift) => shift.positions.flatMap((position) => seatStates(progress, shift, position)))
  const taken = all.filter((state) => state === 'filled').length
  const positions = shifts.flatMap((shift) => shift.positions).length
  return (
    <Sheet
      id="people"
      title={say({ zh: `${all.length} 个名额，已有 ${taken} 人`, en: `${taken} of ${all.length} seats taken` })}
      aside={(all.length <= 12 || positions === 1) && <Seats seats={all} size="medium" />}
    >
      <div class="split">
        {shifts.map((shift) => (
          <section aria-label={spanText(shift, language)}>
            {shifts.length > 1 && <h3 class="pt-3 font-bold">{spanText(shift, language)}</h3>}
            <div class="split">
              {shift.positions.map((position) => (
                <PositionPeople shift={shift} position={position} progress={progress} only={positions === 1} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
