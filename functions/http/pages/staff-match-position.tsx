import { ScoreLegend } from '#functions/http/look/bars.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { wideningSteps } from '#shared/matching/widening.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { CandidateTable, fittingOf, legendOf, type Matched } from './staff-match-candidates.tsx'
import { Buckets, Strip } from './staff-match-funnel.tsx'
import { NearMissSheet, RelaxationSheet } from './staff-match-misses.tsx'

const levelOf = (level: number): 1 | 2 | 3 => (level >= 3 ? 3 : level === 2 ? 2 : 1)

/** What the last run found for one seat. */
export const PositionMatch = ({ found, match, request }: Matched) => {
  const say = useSay()
  const step = wideningSteps[match.step]
  const fitting = fittingOf({ found, match }).length
  const legend = legendOf(match.candidates)
  return (
    <>
      <Strip match={match} />
      {match.factsVersion < request.factsVersion && (
        <Notice tone="warm">
          <b>
            <T zh="这是改动前的结果。" en="This is from before the change." />
          </b>{' '}
          <T zh="需求改过了，新的结果马上会有。" en="The request has changed; a new result follows shortly." />
        </Notice>
      )}
      <Sheet
        id="fit"
        flush
        title={say({
          zh: `合适的 ${fitting} 位`,
          en: `${fitting} who fit`,
        })}
        hint={
          <T
            zh={`${momentText(match.at, 'zh')} 的结果，按“${skillName(match.skill).zh}（${levelWords[levelOf(match.level)].zh}）”找；权重 ${match.edition} 版，第 ${match.wave} 批，${step?.rule.zh ?? ''}。分数 0–100，只用来排先后。`}
            en={`As of ${momentText(match.at, 'en')}, by "${skillName(match.skill).en}" (${levelWords[levelOf(match.level)].en}); weights ${match.edition}, wave ${match.wave}, ${step?.rule.en ?? ''}. Points 0–100 only rank.`}
          />
        }
      >
        {fitting > 0 ? (
          <>
            {legend.length > 0 && (
              <div class="px-4 md:px-5 pb-2">
                <ScoreLegend parts={legend.map(({ text, ...part }) => ({ name: say(text), ...part }))} />
              </div>
            )}
            <CandidateTable found={found} match={match} request={request} />
          </>
        ) : (
          <Empty
            icon="user-x"
            title={say({ zh: '没有合适的人', en: 'Nobody fits' })}
            text={
              <T
                zh="看下面只差一条的人，和对方商量放宽哪一条。"
                en="See who misses by one rule, and agree which to change."
              />
            }
          />
        )}
        <div class="px-4 md:px-5 pb-3">
          <Buckets match={match} />
        </div>
      </Sheet>
      <div class="grid gap-4 xl:grid-cols-[1.5fr_1fr] items-start">
        <NearMissSheet found={found} match={match} />
        <RelaxationSheet match={match} />
      </div>
    </>
  )
}
