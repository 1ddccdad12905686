import { Button } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { ChainCheck } from '#shared/audit/check-chain.ts'
import type { AuditState } from '#shared/oversight/check-audit.ts'
import { breakWords } from './staff-audit-words.ts'

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** 链完整到几点: what the last check found, in one sentence, and the first break where there is one. */
const Verdict = ({ check }: { check: ChainCheck }) => {
  const say = useSay()
  const language = useLanguage()
  const [first] = check.breaks
  const upTo = momentText(check.upTo, language)
  const figures = {
    zh: `${grouped(check.entries)} 条记录、${grouped(check.seals)} 个封存（晚到的 ${grouped(check.late)} 条）`,
    en: `${grouped(check.entries)} entries in ${grouped(check.seals)} seals (${grouped(check.late)} came late)`,
  }
  if (!first) {
    return (
      <Notice tone="good">
        <T
          zh={`链完整，查到 ${upTo}：${figures.zh}，没有断点。`}
          en={`Chain intact up to ${upTo}: ${figures.en}; no break.`}
        />
      </Notice>
    )
  }
  const where = `${momentText(first.hour, language)} (${first.hour})`
  return (
    <Notice tone="bad" live>
      <p class="font-bold">
        <T
          zh={`链断了 ${check.broken} 处，查到 ${upTo}：${figures.zh}。第一处：${where}`}
          en={`The chain is broken in ${check.broken} places, checked up to ${upTo}: ${figures.en}. First break: ${where}`}
        />
      </p>
      <ul class="list-disc pl-5">
        {check.breaks.map(({ kind, hour, count, entry }) => (
          <li class="break-words">
            {say(breakWords[kind])}: {momentText(hour, language)} × {count}
            {entry && ` · ${entry.about} ${entry.id}`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** 封存链: how far it is sealed, whether it holds, and checking it now. */
export const ChainSheet = ({ state: { head, check } }: { state: AuditState }) => {
  const language = useLanguage()
  const say = useSay()
  return (
    <Sheet id="chain" title={say({ zh: '封存链', en: 'The chain of seals' })}>
      <div class="grid gap-3">
        {check ? (
          <Verdict check={check} />
        ) : (
          <Notice>
            <T
              zh="还没有查过。每天凌晨自动查一次，也可以现在查。"
              en="Not checked yet. It is checked every night, or now."
            />
          </Notice>
        )}
        {check && check.upTo < check.end && (
          <p>
            <T
              zh={`还没查完：再按一次，从 ${momentText(check.upTo, language)} 接着查。`}
              en={`Not finished: check again to go on from ${momentText(check.upTo, language)}.`}
            />
          </p>
        )}
        {head && head.number > 0 && (
          <p class="text-soft break-all">
            <T
              zh={`从 ${momentText(check?.from ?? head.start, language)} 起，已封到 ${momentText(head.next, language)}，第 ${head.number} 个封存。最新封存：`}
              en={`From ${momentText(check?.from ?? head.start, language)}, sealed up to ${momentText(head.next, language)}, seal ${head.number}. Newest seal: `}
            />
            <span class="font-mono">{head.hash}</span>
          </p>
        )}
        <p class="text-soft">
          <T
            zh="每小时的记录过 10 分钟封存，接在前一小时后面；改一条、删一条、补一条，都查得出来。记录留三年，到期按整小时删除。"
            en="Each hour is sealed ten minutes after its end and follows the hour before: a change, a removal or an addition is found. Entries are kept three years and go by whole hours."
          />
        </p>
        <form method="post" action="/staff/audit/check">
          <Button look="line">
            <T zh="现在查一遍" en="Check now" />
          </Button>
        </form>
      </div>
    </Sheet>
  )
}
