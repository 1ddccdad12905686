import { Page } from '#functions/http/look/layout.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Language } from '#shared/kernel/text.ts'
import { constraintNames, constraints } from '#shared/matching/constraints/index.ts'
import type { Edition } from '#shared/settings/first-edition.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { Asking, Widening } from './how-asking.tsx'
import { Planning } from './how-planning.tsx'
import { WeightsTable } from './how-weights.tsx'
import { groupWords } from './staff-match-words.ts'

const Principle = () => {
  const say = useSay()
  return (
    <Sheet id="principle" title={say({ zh: '一句话说清', en: 'In short' })}>
      <ul class="list-disc pl-5 grid gap-1">
        <li>
          <T
            zh="先用硬条件筛人，一条不过就不问；再按分数排先后；先问几位，等回复，不够再问。"
            en="Hard rules come first: whoever fails one is not asked. Then points decide whom to ask first, a few at a time."
          />
        </li>
        <li>
          <T
            zh="问到谁，都是邀请。接不接由本人定，谢绝不影响以后。"
            en="It is always an invitation. Saying no costs nothing, now or later."
          />
        </li>
        <li>
          <T
            zh="没有哪条硬条件会自己放宽，工作人员也不能替人放宽。"
            en="No hard rule ever softens by itself, and staff cannot soften one for anybody."
          />
        </li>
        <li>
          <T
            zh="不看姓名、性别、民族，不用健康资料，不记位置轨迹。"
            en="Names, sex and ethnicity play no part; no health data, no location tracks."
          />
        </li>
        <li>
          <T
            zh="谁都能问“为什么问我”“为什么没问我”：邀请上写着理由，工作人员能逐条查。不想被自动匹配，可以暂停邀请，在需求板上自己看。"
            en="Anybody may ask why they were asked or not: the reason stands on the invitation, and staff can look up every rule. Whoever wants no automatic matching may pause and read the board."
          />
        </li>
      </ul>
    </Sheet>
  )
}

/** `Art. 8(4), 9; Decree 685` as 第 8(4)、9 条；志愿服务条例. */
export const sourceText = (source: string, language: Language): string =>
  language === 'en'
    ? source
    : source
        .split('; ')
        .map((part) =>
          part.startsWith('Art. ')
            ? `第 ${part.slice(5).replaceAll(', ', '、')} 条`
            : part.replace('Decree 685', '志愿服务条例'),
        )
        .join('；')

const Rules = () => {
  const say = useSay()
  const language = useLanguage()
  const groups = [...new Set(constraintNames.map((name) => constraints[name].group))]
  return (
    <Sheet
      id="rules"
      title={say({ zh: `${constraintNames.length} 条硬条件`, en: `${constraintNames.length} hard rules` })}
      hint={
        <T
          zh="要问一个人，在用的每一条都得过。资料缺了，按不过算。接单的那一刻，除了“打扰”类，再查一遍。"
          en="To be asked, somebody has to meet every rule in force. Missing data never passes. All but the rules on asking are checked again at the moment of accepting."
        />
      }
    >
      {groups.map((group) => (
        <section class="mt-4" aria-label={say(groupWords[group])}>
          <h3 class="font-bold">{say(groupWords[group])}</h3>
          <Pairs
            pairs={constraintNames
              .filter((name) => constraints[name].group === group)
              .map((name) => ({
                name: say(constraints[name].label),
                value: (
                  <>
                    {say(constraints[name].rule)}{' '}
                    <span class="text-sm text-soft whitespace-nowrap">
                      {sourceText(constraints[name].source, language)}
                    </span>
                  </>
                ),
              }))}
          />
        </section>
      ))}
      <p class="hint mt-3">
        <T
          zh="“第…条”指《柳州市科技志愿服务管理办法（试行）》的条。路程、未成年人保护、同行回避，只在用得上的服务范围里查。"
          en="Art. is an article of the Liuzhou Measures; Decree 685 the national Regulation on Volunteer Service. Distance, safeguarding and competitors are checked only where the scope item calls for it."
        />
      </p>
    </Sheet>
  )
}

const HowPage = ({ edition }: { edition: Edition }) => {
  const say = useSay()
  const title = say({ zh: '怎么匹配的', en: 'How matching works' })
  return (
    <Page title={title} at="rules" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`这一页直接读自正在用的规则（权重 ${edition.name} 版），改了就跟着变。`}
          en={`This page is read from the rules in use (weights ${edition.name}) and changes with them.`}
        />
      </p>
      <div class="grid gap-5 mt-5">
        <Principle />
        <Rules />
        <WeightsTable edition={edition} />
        <Widening settings={edition.settings} />
        <Asking settings={edition.settings} />
        <Planning />
      </div>
    </Page>
  )
}

/** The principle of matching, published (PIPL Art. 24), from the data the engine itself runs on. */
export const matchingPages: PageModule = ({ get }) => {
  get('/how-matching-works', 'public', async (c) =>
    c.html(show(viewOf(c), <HowPage edition={await settingsInForce(c.get('context').table)} />)),
  )
}
