import { Button, LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { districts } from '#shared/places/district.ts'
import { type BoardSearch, type BoardTime, mostWords } from '#shared/requests/board-search.ts'
import type { BoardLine } from '#shared/requests/read-board.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { leastTold } from '#shared/skills/unmatched.ts'
import { BoardCard } from './board-card.tsx'
import { type BoardChoice, DestinationFilters } from './board-destinations.tsx'
import { itemOptions } from './item-text.ts'
import { address, districtText } from './staff-scope.ts'

export const timeWords: Readonly<Record<BoardTime, Text>> = {
  day: { zh: '工作日白天', en: 'Working days' },
  evening: { zh: '晚上', en: 'Evenings' },
  weekend: { zh: '周末', en: 'Weekends' },
}
const times = ['day', 'evening', 'weekend'] as const

const SearchForm = ({ choice }: { choice: BoardChoice }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <search>
      <form
        method="get"
        action="/board"
        class="grid grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto] gap-3 items-end mb-4"
      >
        <input type="hidden" name="to" value={choice.to} />
        <TextField
          name="q"
          type="search"
          class="col-span-2 lg:col-span-1"
          label={say({ zh: '我会什么、想帮什么', en: 'What I can do, or would help with' })}
          value={choice.q}
          maxlength={mostWords}
        />
        <SelectField
          name="district"
          label={say({ zh: '哪里', en: 'Where' })}
          empty={say({ zh: '全市', en: 'The whole city' })}
          value={choice.district}
          options={districts.map(({ code }) => ({ value: code, text: districtText(code, language) }))}
        />
        <SelectField
          name="time"
          label={say({ zh: '什么时候', en: 'When' })}
          empty={say({ zh: '都行', en: 'Any time' })}
          value={choice.time}
          options={times.map((value) => ({ value, text: say(timeWords[value]) }))}
        />
        <SelectField
          name="item"
          label={say({ zh: '服务范围', en: 'Scope' })}
          empty={say({ zh: '全部', en: 'All' })}
          value={choice.item}
          options={itemOptions(language)}
        />
        <Button look="line" icon="scan-search">
          <T zh="找" en="Search" />
        </Button>
      </form>
    </search>
  )
}

/** By which skills the words were understood. */
const Understood = ({ search }: { search: BoardSearch }) => {
  if (search.words === '') return null
  const names = search.skills
    .filter(({ score }) => score >= leastTold)
    .slice(0, 4)
    .map(({ code }) => skillName(code))
  return (
    <p class="hint mb-3" role="status">
      {names.length === 0 ? (
        <T
          zh={`没看出“${search.words}”是哪项技能，只按标题里的字找。`}
          en={`No skill could be told from “${search.words}”; only titles are searched.`}
        />
      ) : (
        <T
          zh={`按这些技能找，最像的在前：${names.map(({ zh }) => zh).join('、')}。`}
          en={`Found by these skills, closest first: ${names.map(({ en }) => en).join('; ')}.`}
        />
      )}
    </p>
  )
}

const Nothing = ({ search }: { search: BoardSearch }) => {
  const say = useSay()
  return (
    <div class="sheet">
      <Empty
        icon="circle-check"
        title={
          search.words === ''
            ? say({ zh: '这里没有在等人的需求', en: 'Nobody is waiting here' })
            : say({ zh: `没有找到“${search.words}”`, en: `Nothing found for “${search.words}”` })
        }
        text={
          <T
            zh="换个说法、时间或县区看看。把资料填好，合适的会来问您。"
            en="Try other words, times or districts. With a profile you are asked when something suits."
          />
        }
        action={
          <LinkButton href="/board">
            <T zh="看全部" en="See all" />
          </LinkButton>
        }
      />
    </div>
  )
}

/** Keeps what is on the page as a search, for who hears of news; the way there for everybody else. */
const Keep = ({ choice, as }: { choice: BoardChoice; as: Keeper }) => {
  if (as === 'other' || Object.values(choice).every((one) => one === '')) return null
  const here = address('/board', { ...choice })
  if (as === 'nobody') {
    return (
      <TextLink href={address('/sign-in', { next: here })} icon="mail">
        <T zh="登录后，有新的可以告诉您" en="Sign in to be told of new ones" />
      </TextLink>
    )
  }
  return (
    <form method="post" action="/board/saved">
      {Object.entries(choice).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button look="line" icon="mail">
        <T zh="有新的告诉我" en="Tell me of new ones" />
      </Button>
    </form>
  )
}

/** Whether the reader can keep a search: a volunteer, nobody yet, or somebody in another role. */
export type Keeper = 'volunteer' | 'nobody' | 'other'

export interface BoardPageProps {
  as: Keeper
  lines: readonly BoardLine[]
  more: boolean
  choice: BoardChoice
  search: BoardSearch
}

/** Open needs for anybody, narrowed and searched. */
export const BoardPage = ({ lines, more, choice, search, as }: BoardPageProps) => {
  const say = useSay()
  const title = say({ zh: '正在等人的需求', en: 'Requests looking for people' })
  return (
    <Page title={title}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="看中哪个不用抢：登录，填好专长和空闲，合适就会问到您，接不接都行。"
          en="No need to be first: sign in, say what you can do and when, and you are asked if it suits. It is always up to you."
        />
      </p>
      <DestinationFilters choice={choice} />
      <SearchForm choice={choice} />
      <Understood search={search} />
      <div class="flex flex-wrap gap-3 items-center mb-4 empty:hidden">
        <Keep choice={choice} as={as} />
        {as === 'volunteer' && (
          <TextLink href="/board/saved">
            <T zh="我关注的搜索" en="Searches I keep" />
          </TextLink>
        )}
      </div>
      {lines.length === 0 ? (
        <Nothing search={search} />
      ) : (
        <ul class="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
          {lines.map((line) => (
            <BoardCard line={line} under={1} />
          ))}
        </ul>
      )}
      {more && (
        <div class="mt-4">
          <Notice>
            <T zh="还有别的，缩小范围就能看到。" en="There are more; narrow the list to see them." />
          </Notice>
        </div>
      )}
    </Page>
  )
}
