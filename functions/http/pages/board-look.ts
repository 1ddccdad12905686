import { suggestSkills } from '#functions/suggesting.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { BoardSearch, BoardTime, mostWords } from '#shared/requests/board-search.ts'
import { type BoardLine, readBoard } from '#shared/requests/read-board.ts'
import { openEntries, searchBoard } from '#shared/requests/search-board.ts'
import { Destination, ScopeItem } from '#shared/requests/service-request.ts'
import type { BoardChoice } from './board-destinations.tsx'
import { items } from './item-text.ts'
import { keptFor, minute } from './kept.ts'

const codes = [cityCode, ...districts.map(({ code }) => code)]
const shown = 60
/** Fewer of a search, as each is looked at anew for whoever asks. */
const shownFound = 24

/** What the board is narrowed to, as its address says; the same address is the same search. */
export const choiceOf = (query: (name: string) => string | undefined): BoardChoice => ({
  q: (query('q') ?? '').trim().slice(0, mostWords),
  to: [...Destination.options, 'online'].find((one) => one === query('to')) ?? '',
  item: items.map(String).find((one) => one === query('item')) ?? '',
  district: codes.find((one) => one === query('district')) ?? '',
  time: BoardTime.options.find((one) => one === query('time')) ?? '',
})

/** The same the other way round: the address of a search. */
export const choiceOfSearch = (search: BoardSearch): BoardChoice => ({
  q: search.words,
  to: search.online ? 'online' : (search.destination ?? ''),
  item: search.scopeItem === undefined ? '' : String(search.scopeItem),
  district: search.districtCode ?? '',
  time: search.time ?? '',
})

const board = keptFor(minute, (context, what) => {
  const { destination, scopeItem, online, districtCode } = BoardSearch.parse(JSON.parse(what))
  return readBoard(context, {
    districtCodes: districtCode === undefined ? codes : [districtCode],
    filter: {
      ...(destination === undefined ? {} : { destination }),
      ...(scopeItem === undefined ? {} : { scopeItem }),
      ...(online === undefined ? {} : { online }),
    },
    limit: shown,
  })
})

const open = keptFor(minute, (context) => openEntries(context))

/** A choice as what is looked for: its words as the skills they may ask for. */
export const searchOf = async (
  context: Context,
  { q, to, item, district, time }: BoardChoice,
): Promise<BoardSearch> => {
  const destination = Destination.safeParse(to)
  const scopeItem = ScopeItem.safeParse(Number(item))
  const at = BoardTime.safeParse(time)
  const skills = q === '' ? [] : await suggestSkills(context, q)
  return {
    words: q,
    skills: skills.map(({ code, score }) => ({ code, score })),
    ...(district === '' ? {} : { districtCode: district }),
    ...(destination.success ? { destination: destination.data } : {}),
    ...(scopeItem.success ? { scopeItem: scopeItem.data } : {}),
    ...(to === 'online' ? { online: true } : {}),
    ...(at.success ? { time: at.data } : {}),
  }
}

/** What the board shows of a choice. Without words or a time it is the same for all who look within a minute. */
export const lookFor = async (
  context: Context,
  choice: BoardChoice,
): Promise<{ lines: BoardLine[]; more: boolean; search: BoardSearch }> => {
  const search = await searchOf(context, choice)
  const found =
    search.words === '' && search.time === undefined
      ? await board(context, JSON.stringify(search))
      : await searchBoard(context, { open: await open(context), search, limit: shownFound })
  return { ...found, search }
}
