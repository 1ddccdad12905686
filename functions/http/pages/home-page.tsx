import { durationText, momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Filters } from '#functions/http/look/pagination.tsx'
import { Empty, More } from '#functions/http/look/sheets.tsx'
import { isDistrict, type Tile, TileMap } from '#functions/http/look/tile-map.tsx'
import { T, useLanguage, useSay, useView } from '#functions/http/look/view.tsx'
import type { PublicFigures } from '#shared/dashboard/public-figures.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { SamplePerson } from '#shared/people/sample-people.ts'
import type { BoardLine } from '#shared/requests/read-board.ts'
import { destinationChoices } from './board.tsx'
import { BoardCard } from './board-card.tsx'
import { Door } from './door.tsx'
import { Samples } from './home-samples.tsx'
import { address } from './staff-scope.ts'

/** Where the two doors lead: to the act, or first to a role for it. */
export interface HomeDoors {
  ask: string
  help: string
}

const openIn = (figures: PublicFigures): number => Object.values(figures.open).reduce((sum, one) => sum + one, 0)

const Doors = ({ doors }: { doors: HomeDoors }) => (
  <div class="grid gap-3 mt-5 md:grid-cols-2">
    <Door
      main
      href={doors.ask}
      icon="message-square-text"
      title={{ zh: '我要求助', en: 'I need help' }}
      text={{ zh: '说说难在哪，几分钟写完', en: 'Say what is hard; a few minutes' }}
    />
    <Door
      href={doors.help}
      icon="hand-helping"
      title={{ zh: '我要服务', en: 'I want to help' }}
      text={{ zh: '填好专长和空闲，合适才问您', en: 'Say what you can and when; asked only if it suits' }}
    />
    <a class="sheet flex items-center gap-4 px-4 py-3 md:col-span-2 hover:bg-[var(--t-quiet)]" href="/staff">
      <Icon name="landmark" class="text-soft" />
      <span>
        <b>
          <T zh="工作人员" en="Staff" />
        </b>
        <span class="text-soft text-[.9375rem] ml-3">
          <T zh="各级科协、志愿服务组织" en="associations and organizations" />
        </span>
      </span>
      <Icon name="chevron-right" class="ml-auto text-soft" />
    </a>
  </div>
)

const Figure = (props: { value: string; unit?: string | undefined; name: Text }) => (
  <div class="px-3 py-3 md:px-5 flex flex-col">
    <dt class="order-2 text-xs md:text-sm text-soft leading-snug">
      <T {...props.name} />
    </dt>
    <dd class="order-1 text-2xl md:text-3xl font-bold num leading-tight">
      {props.value}
      {props.unit && <span class="text-xs md:text-sm font-normal text-soft"> {props.unit}</span>}
    </dd>
  </div>
)

const Numbers = ({ figures }: { figures: PublicFigures }) => {
  const say = useSay()
  const language = useLanguage()
  const { firstYesMedian } = figures
  return (
    <>
      <dl class="grid grid-cols-3 mt-5 sheet overflow-hidden divide-x divide-line">
        <Figure
          value={String(openIn(figures))}
          unit={say({ zh: '个', en: '' })}
          name={{ zh: '需求正等人', en: 'looking for people' }}
        />
        <Figure
          value={firstYesMedian === undefined ? '—' : durationText(firstYesMedian, language)}
          name={{ zh: '半数接单用时', en: 'half get a yes within' }}
        />
        <Figure
          value={String(figures.served)}
          unit={say({ zh: '次', en: '' })}
          name={{ zh: '近 4 周服务', en: 'services in 4 weeks' }}
        />
      </dl>
      <More title={say({ zh: '数字怎么算的', en: 'How these are counted' })}>
        <ul class="text-sm text-soft list-disc pl-5">
          <li>
            <T zh="需求正等人：现在开放、还在找人的需求。" en="Looking for people: requests open at this moment." />
          </li>
          <li>
            <T
              zh="半数接单用时：近 4 周里，从开放到第一个人接单，用时的中位数；没数就写“—”。"
              en="Half get a yes within: median time from opening to the first acceptance, last 4 weeks; a dash where there is none."
            />
          </li>
          <li>
            <T
              zh="近 4 周服务：双方确认过时长、记下来的服务人次。"
              en="Services: those whose hours both sides confirmed and that were recorded."
            />
          </li>
          <li class="num">
            <T zh={`${momentText(figures.at, 'zh')} 更新`} en={`As of ${momentText(figures.at, 'en')}`} />
          </li>
        </ul>
      </More>
    </>
  )
}

const Waiting = ({ figures }: { figures: PublicFigures }) => {
  const say = useSay()
  const tiles = Object.entries(figures.open).flatMap(([code, value]): Tile[] =>
    isDistrict(code) ? [{ district: code, value }] : [],
  )
  return (
    <div class="hidden lg:block">
      <p class="font-semibold text-center mb-2">
        <T zh="哪里在等人" en="Where people are wanted" />
      </p>
      <TileMap
        label={say({ zh: '各县区等人的需求数', en: 'Open requests by district' })}
        steps={[1, 3, 6, 10]}
        tiles={tiles}
      />
    </div>
  )
}

const beats: readonly { name: Text; text: Text }[] = [
  {
    name: { zh: '点单', en: 'Order' },
    text: { zh: '用大白话说难题，选个时间。', en: 'Tell the problem in plain words and choose a time.' },
  },
  {
    name: { zh: '派单', en: 'Dispatch' },
    text: {
      zh: '系统找懂行、有空、离得近的人，先问几位。',
      en: 'People who know, are free and near are found; a few are asked.',
    },
  },
  {
    name: { zh: '接单', en: 'Accept' },
    text: { zh: '志愿者自己决定。谢绝没有任何影响。', en: 'Volunteers decide freely. A no has no effect at all.' },
  },
  {
    name: { zh: '评单', en: 'Rate' },
    text: {
      zh: '双方确认时长，互相评价，发证明。',
      en: 'Both confirm the hours, rate each other; certificates follow.',
    },
  },
]

const Steps = () => (
  <section class="mt-8 md:mt-12" aria-labelledby="steps">
    <h2 id="steps" class="text-2xl mb-3">
      <T zh="四步办成" en="Four steps" />
    </h2>
    <ol class="sheet grid md:grid-cols-4 divide-y md:divide-y-0 md:divide-x divide-line">
      {beats.map(({ name, text }, at) => (
        <li class="p-4 md:p-5 flex md:block gap-4">
          <span class="grid place-items-center w-8 h-8 rounded-full bg-[var(--t-going)] text-[var(--t-going-ink)] font-bold shrink-0">
            {at + 1}
          </span>
          <span class="md:mt-2 block">
            <b class="text-lg block">
              <T {...name} />
            </b>
            <span class="text-soft text-[.9375rem]">
              <T {...text} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  </section>
)

const Board = ({ lines, open }: { lines: readonly BoardLine[]; open: number }) => {
  const say = useSay()
  return (
    <section class="mt-6 md:mt-10" aria-labelledby="open">
      <div class="flex items-end justify-between gap-3">
        <h2 id="open" class="text-2xl">
          <T zh="正在等人的需求" en="Looking for people" />
        </h2>
        <a class="a tap" href="/board">
          <T zh={`全部 ${open} 个`} en={`All ${open}`} />
        </a>
      </div>
      <Filters
        label={say({ zh: '按去向看', en: 'By destination' })}
        filters={destinationChoices.map(({ to, text }) => ({
          text: say(text),
          href: address('/board', { to }),
          current: to === '',
        }))}
      />
      {lines.length === 0 ? (
        <div class="sheet mt-2">
          <Empty
            icon="circle-check"
            title={say({ zh: '现在没有在等人的需求', en: 'Nobody is waiting right now' })}
            text={
              <T
                zh="有难处就提，核实后马上帮您找人。"
                en="If you have one, ask; people are looked for once it is verified."
              />
            }
          />
        </div>
      ) : (
        <ul class="grid gap-3 mt-2 md:grid-cols-2 lg:grid-cols-3">
          {lines.map((line) => (
            <BoardCard line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** One line, three doors, numbers as they are, what is open, how it goes. */
export const HomePage = (props: {
  figures: PublicFigures
  lines: readonly BoardLine[]
  samples: readonly SamplePerson[]
  doors: HomeDoors
}) => {
  const say = useSay()
  const { reader } = useView()
  return (
    <Page title={say({ zh: '首页', en: 'Home' })}>
      <div class="band">
        <div class="wrap grid gap-6 lg:grid-cols-[1fr_22rem] lg:gap-12 lg:items-center">
          <div>
            <h1 class="text-[1.75rem] leading-[1.3] md:text-4xl">
              <T
                zh="技术上的难事，找懂行的人免费帮。"
                en="A technical difficulty? People who know will help, free of charge."
              />
            </h1>
            <p class="mt-2 text-soft md:text-lg">
              <T
                zh="柳州的企业、乡村、学校、社区和园区提需求，科技志愿者来服务。"
                en="Enterprises, villages, schools, communities and parks of Liuzhou ask; science and technology volunteers help."
              />
            </p>
            <Doors doors={props.doors} />
            <Numbers figures={props.figures} />
          </div>
          <Waiting figures={props.figures} />
        </div>
      </div>
      {props.samples.length > 0 && <Samples people={props.samples} signedIn={reader !== undefined} />}
      <Board lines={props.lines} open={openIn(props.figures)} />
      <Steps />
    </Page>
  )
}
