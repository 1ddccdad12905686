import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { ToldStory } from '#shared/stories/read-stories.ts'
import { localDate } from '#shared/time/shanghai.ts'

const doneWords: Readonly<Record<string, Text>> = {
  published: { zh: '发布了，已在首页。', en: 'Published; it is on the home page.' },
  declined: { zh: '记下了，没有发布。', en: 'Noted; it is not published.' },
}

export interface ToCheckProps {
  told: readonly ToldStory[]
  done: string | undefined
  /** The one whose answer was not right, and what was typed. */
  answered?: { storyId: string; note: string }
  problems?: readonly FieldProblem[]
  refused?: Refusal
}

const Line = ({ told, typed }: { told: ToldStory; typed: string | undefined }) => {
  const say = useSay()
  const language = useLanguage()
  const { story, by } = told
  const action = `/staff/stories/${story.volunteerId}/${story.id}`
  return (
    <li class="px-4 md:px-5 py-4 grid gap-2">
      <h2 class="text-base font-bold">{story.activity}</h2>
      <p class="whitespace-pre-line break-words">{story.words}</p>
      <p class="text-sm text-soft num">
        <T zh={`署名 ${by}，`} en={`Signed ${by}, `} />
        {longDate(localDate(story.servedAt), language)}
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        <form method="post" action={action}>
          <input type="hidden" name="do" value="publish" />
          <input type="hidden" name="offeredAt" value={story.offeredAt} />
          <Button look="main" size="small">
            <T zh="看过了，发布" en="Read, publish it" />
            <span class="sr-only">{story.activity}</span>
          </Button>
        </form>
        <More title={say({ zh: '不发布', en: 'Do not publish' })} open={typed !== undefined}>
          <form method="post" action={action} class="grid gap-3" novalidate>
            <input type="hidden" name="offeredAt" value={story.offeredAt} />
            <TextArea
              name={`note.${story.id}`}
              rows={2}
              label={say({ zh: '为什么不发，本人会看到', en: 'Why not; the volunteer reads it' })}
              value={typed ?? ''}
            />
            <div>
              <Button look="line" size="small">
                <T zh="不发布" en="Do not publish" />
              </Button>
            </div>
          </form>
        </More>
      </div>
    </li>
  )
}

/** Stories that wait to be read, oldest first. */
export const StoriesToCheckPage = ({ told, done, answered, problems, refused }: ToCheckProps) => {
  const say = useSay()
  const title = say({ zh: `志愿者写的故事 ${told.length} 段`, en: `${told.length} stories by volunteers` })
  return (
    <StaffPage title={title} at="volunteers" problems={problems ?? []}>
      <TextLink href="/staff/volunteers" icon="chevron-left">
        <T zh="回到志愿者" en="Back to the volunteers" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="发布前看：是不是真有这事，有没有写到别人、电话、企业秘密。本人撤回同意，马上就看不到了。"
          en="Before publishing check that it happened, and that nobody else, no number and no secret of a firm is in it. It disappears at once when the volunteer withdraws the consent."
        />
      </p>
      <div class="grid gap-3 my-3">
        <RefusedNotice refused={refused} />
        {!refused && <DoneNotice text={doneWords[done ?? '']} />}
      </div>
      <section class="sheet" aria-label={title}>
        {told.length === 0 ? (
          <Empty
            icon="circle-check"
            title={say({ zh: '没有等着看的', en: 'None waits' })}
            text={<T zh="志愿者写了，会出现在这里。" en="What volunteers write appears here." />}
          />
        ) : (
          <ul class="split">
            {told.map((one) => (
              <Line told={one} typed={answered?.storyId === one.story.id ? answered.note : undefined} />
            ))}
          </ul>
        )}
      </section>
    </StaffPage>
  )
}
