import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import type { BoardSearch } from '#shared/requests/board-search.ts'
import { newsPerWeek } from '#shared/searches/news.ts'
import type { SavedSearch } from '#shared/searches/saved-searches.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { destinations } from './board-destinations.tsx'
import { choiceOfSearch } from './board-look.ts'
import { timeWords } from './board-page.tsx'
import { itemOptions } from './item-text.ts'
import { address, districtText } from './staff-scope.ts'

/** A search in a few words, as its filters say it. */
const nameOf = (search: BoardSearch, language: Language): string => {
  const { to, item } = choiceOfSearch(search)
  const say = (text: Text | undefined): string => text?.[language] ?? ''
  return [
    search.words && { zh: `“${search.words}”`, en: `“${search.words}”` }[language],
    search.districtCode && districtText(search.districtCode, language),
    search.time && say(timeWords[search.time]),
    to !== '' && say(destinations.find((one) => one.to === to)?.text),
    item !== '' && itemOptions(language).find(({ value }) => value === item)?.text,
  ]
    .filter(Boolean)
    .join({ zh: '，', en: ', ' }[language])
}

const Kept = ({ one }: { one: SavedSearch }) => {
  const language = useLanguage()
  const name = nameOf(one.search, language)
  const until = longDate(localDate(one.until), language)
  return (
    <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
      <span class="min-w-0">
        <a class="a font-bold" href={address('/board', { ...choiceOfSearch(one.search) })}>
          {name}
        </a>
        <span class="block text-sm text-soft">
          <T zh={`到 ${until} 自动停止`} en={`stops by itself on ${until}`} />
        </span>
      </span>
      <form method="post" action="/board/saved/stop">
        <input type="hidden" name="id" value={one.id} />
        <Button look="plain">
          <T zh="停止" en="Stop" />
          <span class="sr-only">{name}</span>
        </Button>
      </form>
    </li>
  )
}

/** What a volunteer keeps, each one press from its end. */
export const SavedPage = (props: {
  searches: readonly SavedSearch[]
  done: 'kept' | 'stopped' | undefined
  refused?: Refusal | undefined
}) => {
  const { searches, done } = props
  const say = useSay()
  const title = say({ zh: '关注的搜索', en: 'Searches you keep' })
  return (
    <Page title={title} width="reading">
      <TextLink href="/board" icon="chevron-left">
        <T zh="正在等人的需求" en="Requests looking for people" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`有新开的、合您意的需求，发一条短信告诉您：一天最多一条，一周最多 ${newsPerWeek} 条，晚上不发，没有新的不发。`}
          en={`When something new fits, one text message tells you: at most one a day and ${newsPerWeek} a week, never at night, and none when there is nothing new.`}
        />
      </p>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={props.refused} />
        <DoneNotice
          text={
            done &&
            {
              kept: {
                zh: '关注了。现在有的都在看板上，新开的会告诉您。',
                en: 'Kept. You hear of what opens from now on.',
              },
              stopped: { zh: '停止了，不再发。', en: 'Stopped: no more messages.' },
            }[done]
          }
        />
        {searches.length === 0 ? (
          <div class="sheet">
            <Empty
              icon="scan-search"
              title={say({ zh: '还没有关注', en: 'None yet' })}
              text={
                <T zh="在看板上搜一下，再点“有新的告诉我”。" en="Search the board, then press “Tell me of new ones”." />
              }
            />
          </div>
        ) : (
          <Sheet id="kept" title={say({ zh: `${searches.length} 个`, en: `${searches.length} kept` })}>
            <ul class="split">
              {searches.map((one) => (
                <Kept one={one} />
              ))}
            </ul>
            {searches.length > 1 && (
              <form method="post" action="/board/saved/stop" class="mt-3">
                <Button look="danger">
                  <T zh="全部停止" en="Stop all" />
                </Button>
              </form>
            )}
          </Sheet>
        )}
      </div>
    </Page>
  )
}
