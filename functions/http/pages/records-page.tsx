import { Meter } from '#functions/http/look/bars.tsx'
import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Certificate } from '#shared/records/certificate.ts'
import { hoursRule, starLadder } from '#shared/records/hours.ts'
import type { ReadRecord } from '#shared/records/read-records.ts'
import { RecordCard } from './records-card.tsx'
import { Issue, Issued } from './records-issue.tsx'
import { type StoriesProps, StoriesSheet } from './records-stories.tsx'
import { hoursWords } from './records-words.ts'

export interface RecordsPageProps {
  records: readonly ReadRecord[]
  certificates: readonly Certificate[]
  sum: { services: number; hours: number; stars: number; nextStarAt?: number; chain: { intact: boolean } }
  refused?: Refusal | undefined
  /** What was ticked on a form that came back. */
  picked: readonly string[]
  seal: boolean
  stories: Omit<StoriesProps, 'records'>
}

const Sum = ({ sum }: { sum: RecordsPageProps['sum'] }) => {
  const say = useSay()
  const language = useLanguage()
  const from = starLadder[sum.stars - 1] ?? 0
  const next = sum.nextStarAt
  return (
    <section class="sheet p-4 md:p-6 grid gap-4 sm:grid-cols-[auto_1fr] sm:gap-10 items-center" aria-labelledby="sum">
      <h2 id="sum" class="sr-only">
        <T zh="合计" en="Total" />
      </h2>
      <p>
        <b class="text-[2.75rem] leading-none num">{sum.hours.toFixed(1)}</b> <T zh="小时" en="hours" />
        <span class="block text-soft">
          <T zh={`${sum.services} 次服务`} en={`${sum.services} services`} />
        </span>
      </p>
      <div class="grid gap-1.5">
        <p class="flex flex-wrap gap-x-2 items-center">
          <span
            class="inline-flex gap-0.5"
            role="img"
            aria-label={say({ zh: `${sum.stars} 星，共五星`, en: `${sum.stars} of five stars` })}
          >
            {starLadder.map((_, at) => (
              <Icon name="star" class={at < sum.stars ? 'text-primary !fill-current' : 'text-soft'} />
            ))}
          </span>
          <b>{say({ zh: `${sum.stars} 星`, en: `${sum.stars} stars` })}</b>
        </p>
        {next === undefined ? (
          <p class="text-soft">
            <T zh="五星都到了。" en="All five stars reached." />
          </p>
        ) : (
          <>
            <Meter value={sum.hours - from} of={next - from} />
            <p class="text-soft text-sm">
              <T
                zh={`再服务 ${hoursWords(next - sum.hours, language)}，到 ${next} 小时是 ${sum.stars + 1} 星。`}
                en={`${hoursWords(next - sum.hours, language)} more to ${next} hours, star ${sum.stars + 1}.`}
              />
            </p>
          </>
        )}
        <p class="text-soft text-sm">
          <T
            zh={`广西星级：${starLadder.join('、')} 小时。星级由组织按规定办。`}
            en={`The ladder of Guangxi: ${starLadder.join(', ')} hours. Stars are granted by the organization.`}
          />
        </p>
      </div>
    </section>
  )
}

/** What one volunteer served: the sum, each record with all its fields, and certificates made from them. */
export const RecordsPage = (props: RecordsPageProps) => {
  const { records, sum, refused } = props
  const say = useSay()
  const title = say({ zh: '我的记录', en: 'My records' })
  const usable = records.filter(({ corrected, disputed }) => !corrected && !disputed)
  return (
    <Page title={title} at="records" width="reading" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`时长由双方确认，不含路途，按 ${hoursRule.stepMinutes} 分钟一档计。`}
          en={`Hours are confirmed by both sides, without travel, in steps of ${hoursRule.stepMinutes} minutes.`}
        />
      </p>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={refused} />
        <Sum sum={sum} />
        {records.length === 0 ? (
          <div class="sheet">
            <Empty
              icon="award"
              title={say({ zh: '还没有记录', en: 'No record yet' })}
              text={
                <T
                  zh="服务完双方确认时长，记录自己就有，不用填表。"
                  en="After a service, once both sides confirmed the hours, the record is there by itself."
                />
              }
              action={
                <LinkButton href="/services" look="line">
                  <T zh="看我的服务" en="See my services" />
                </LinkButton>
              }
            />
          </div>
        ) : (
          <Sheet id="records" title={say({ zh: '每一次', en: 'Each service' })} flush>
            <ul class="split">
              {records.map((record) => (
                <RecordCard record={record} />
              ))}
            </ul>
          </Sheet>
        )}
        {usable.length > 0 && <Issue records={usable} picked={props.picked} seal={props.seal} />}
        <Issued certificates={props.certificates} />
        {usable.length + props.stories.told.length > 0 && <StoriesSheet records={usable} {...props.stories} />}
        {records.length > 0 && (
          <Notice icon={sum.chain.intact ? 'lock' : 'triangle-alert'} tone={sum.chain.intact ? 'quiet' : 'bad'}>
            {sum.chain.intact ? (
              <T
                zh="记录一条扣一条，刚刚核过，没有被改动。"
                en="The records are chained one to the next; checked just now, unchanged."
              />
            ) : (
              <T
                zh="记录链核对不上，请联系科协。在弄清之前，证明会显示“有改动”。"
                en="The chain of records does not hold; please tell the association. Until it is cleared, certificates show as changed."
              />
            )}
          </Notice>
        )}
        {records.length > 0 && (
          <div class="sheet px-4 md:px-6">
            <More title={say({ zh: '哪里记得不对', en: 'Something is wrong' })} icon="message-circle-warning">
              <p class="pb-4 text-[.9375rem]">
                <T
                  zh="时长、内容有错，可以要求更正：点开那一条，进“看这次服务”，在那里写明哪里不对。科协核对后定；更正会另记一条，原来的留着。"
                  en="If hours or content are wrong you can ask for a correction: open the record, go on to its service, and say there what is wrong. The association decides; a correction is a new record and the old one stays to be seen."
                />
              </p>
            </More>
          </div>
        )}
      </div>
    </Page>
  )
}
