import { spanText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { type SeatState, Seats } from '#functions/http/look/seats.tsx'
import { Kind, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { BoardLine } from '#shared/requests/read-board.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { districtText } from './staff-scope.ts'

const shownSkills = 3
/** More circles than these are a number anyway. */
const mostCircles = 6

/** An open need as anybody may see it. `under`: the level of the heading above it. */
export const BoardCard = ({ line, under = 2 }: { line: BoardLine; under?: 1 | 2 }) => {
  const language = useLanguage()
  const say = useSay()
  const taken = Math.max(0, line.seats - line.free)
  const circles: SeatState[] = [
    ...Array.from({ length: taken }, () => 'filled' as const),
    ...Array.from({ length: line.free }, () => 'empty' as const),
  ]
  const oneDay = localDate(line.starts) === localDate(line.ends)
  const title = (
    <a class="card-link" href={`/board/${line.requestId}`}>
      {line.title}
    </a>
  )
  return (
    <li class="sheet relative p-4 flex flex-col gap-2">
      <span class="flex items-center justify-between gap-2">
        <Kind of={line.manner === 'online' ? 'online' : line.destination} />
        <span class="flex items-center gap-2 text-sm">
          {circles.length <= mostCircles && <Seats seats={circles} size="small" />}
          <b class="text-warm whitespace-nowrap">
            <T zh={`还差 ${line.free} 人`} en={`${line.free} wanted`} />
          </b>
        </span>
      </span>
      {under === 1 ? <h2 class="text-lg leading-snug">{title}</h2> : <h3 class="text-lg leading-snug">{title}</h3>}
      <span class="text-[.9375rem] text-soft grid gap-0.5">
        <span class="flex gap-2 items-start">
          <Icon name="clock" class="mt-1" />
          {spanText(line, language)}
          {!oneDay && <T zh="，分几场" en=", in parts" />}
        </span>
        <span class="flex gap-2 items-start">
          <Icon name="map-pin" class="mt-1" />
          {districtText(line.districtCode, language)}
        </span>
      </span>
      <span class="flex flex-wrap gap-1.5 mt-auto pt-1">
        {line.skills.slice(0, shownSkills).map((skill) => (
          <Tag>{say(skillName(skill))}</Tag>
        ))}
        {line.skills.length > shownSkills && (
          <Tag>
            <T zh={`等 ${line.skills.length} 项`} en={`${line.skills.length} skills`} />
          </Tag>
        )}
      </span>
    </li>
  )
}
