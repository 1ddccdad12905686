import { longDate } from '#functions/http/look/format.ts'
import { T, useLanguage } from '#functions/http/look/view.tsx'
import type { ToldStory } from '#shared/stories/read-stories.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** What volunteers tell of their service in their own words, under the names they chose. */
export const Stories = ({ told }: { told: readonly ToldStory[] }) => {
  const language = useLanguage()
  if (told.length === 0) return null
  return (
    <section class="mt-6 md:mt-10" aria-labelledby="stories">
      <h2 id="stories" class="text-2xl">
        <T zh="志愿者自己说" en="In their own words" />
      </h2>
      <ul class="grid gap-3 mt-2 md:grid-cols-3">
        {told.map(({ story, by }) => (
          <li class="sheet p-4 md:p-5 flex flex-col gap-2">
            <p class="whitespace-pre-line break-words">{story.words}</p>
            <p class="text-sm text-soft mt-auto">
              <b class="text-[var(--ink)]">{by}</b>
              <T zh="，" en=", " />
              <span class="num">{longDate(localDate(story.servedAt), language)}</span>
              <span class="block">{story.activity}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
