import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextArea } from '#functions/http/look/fields.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { ReadRecord } from '#shared/records/read-records.ts'
import { mostWords, type Story } from '#shared/stories/story.ts'

export interface StoriesProps {
  records: readonly ReadRecord[]
  told: readonly Story[]
  /** Whether the volunteer consents to publishing. */
  consents: boolean
  /** Names as they would be shown. */
  name: string
  typed: (field: string) => string
  open: boolean
}

const states = {
  offered: { zh: '等组织看', en: 'Waits for the organization' },
  published: { zh: '在首页上', en: 'On the home page' },
  declined: { zh: '没有发布', en: 'Not published' },
} as const

const Told = ({ story, consents }: { story: Story; consents: boolean }) => {
  const say = useSay()
  const hidden = story.state === 'published' && !consents
  return (
    <li class="py-3 grid gap-1.5">
      <div class="flex flex-wrap gap-2 items-center">
        <b>{story.activity}</b>
        <Tag tone={story.state === 'published' && !hidden ? 'good' : undefined}>
          {say(
            hidden ? { zh: '您撤回了同意，不显示', en: 'Not shown: you withdrew the consent' } : states[story.state],
          )}
        </Tag>
      </div>
      <p class="whitespace-pre-line break-words">{story.words}</p>
      {story.state === 'declined' && story.note && <p class="text-sm text-soft">{story.note}</p>}
      <form method="post" action="/records/stories/take-back">
        <input type="hidden" name="storyId" value={story.id} />
        <Button look="line" size="small">
          <T zh="撤下" en="Take it down" />
          <span class="sr-only">{story.activity}</span>
        </Button>
      </form>
    </li>
  )
}

/** Telling of a service in a few words, to be published; only with the consent to it. */
export const StoriesSheet = ({ records, told, consents, name, typed, open }: StoriesProps) => {
  const say = useSay()
  return (
    <Sheet
      id="stories"
      title={say({ zh: '讲一段服务故事', en: 'Tell of a service' })}
      hint={
        <T
          zh="写几句给大家看，组织看过后放在首页。随时可以撤下。"
          en="A few words for everybody; on the home page once your organization has read them. Yours to take down at any time."
        />
      }
    >
      {told.length > 0 && (
        <ul class="split">
          {told.map((story) => (
            <Told story={story} consents={consents} />
          ))}
        </ul>
      )}
      {consents ? (
        <More title={say({ zh: '写一段', en: 'Write one' })} icon="pencil" open={open}>
          <form method="post" action="/records/stories" class="grid gap-4 pb-4" novalidate>
            <SelectField
              name="recordId"
              label={say({ zh: '哪次服务', en: 'Which service' })}
              value={typed('recordId')}
              options={records.map(({ id, activity }) => ({ value: id, text: activity }))}
            />
            <TextArea
              name="words"
              rows={4}
              label={say({ zh: `想说的话，最多 ${mostWords} 个字`, en: `Your words, at most ${mostWords} characters` })}
              hint={say({ zh: '别写别人的名字和电话。', en: 'No names or numbers of other people.' })}
              value={typed('words')}
            />
            <ChoiceGroup
              name="naming"
              one
              legend={say({ zh: '怎么署名', en: 'Signed as' })}
              picked={[typed('naming') || 'masked']}
              options={[
                { value: 'masked', text: `${[...name][0] ?? ''}**` },
                { value: 'full', text: name },
              ]}
            />
            <div>
              <Button look="line">
                <T zh="交给组织看" en="Hand it to the organization" />
              </Button>
            </div>
          </form>
        </More>
      ) : (
        <p>
          <T zh="要公开，先单独同意：" en="Publishing needs a consent of its own: " />
          <a class="a" href="/me/privacy">
            <T zh="去打开“公开我的服务故事”" en='switch on "Publishing my story"' />
          </a>
        </p>
      )}
    </Sheet>
  )
}
