import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { T, useSay, useView } from '#functions/http/look/view.tsx'
import type { PublicFigures } from '#shared/dashboard/public-figures.ts'
import type { SamplePerson } from '#shared/people/sample-people.ts'
import type { BoardLine } from '#shared/requests/read-board.ts'
import type { ToldStory } from '#shared/stories/read-stories.ts'
import { Doors, type HomeDoors } from './home-doors.tsx'
import { Numbers, openIn } from './home-numbers.tsx'
import { OpenNow, WaitingMap } from './home-open.tsx'
import { Samples } from './home-samples.tsx'
import { Steps } from './home-steps.tsx'
import { Stories } from './home-stories.tsx'

/** A volunteer who was asked comes first to the answer. */
const Waiting = () => {
  const { reader, counts } = useView()
  const waiting = reader?.role === 'volunteer' ? (counts?.['offers'] ?? 0) : 0
  return waiting === 0 ? null : (
    <p class="mt-4">
      <LinkButton href="/offers" look="main" icon="mail">
        <T zh={`有 ${waiting} 份邀请等您回复`} en={`${waiting} waiting for your answer`} />
      </LinkButton>
    </p>
  )
}

/** One line, three doors, numbers as they are, what is open, how it goes. */
export const HomePage = (props: {
  figures: PublicFigures
  lines: readonly BoardLine[]
  samples: readonly SamplePerson[]
  doors: HomeDoors
  told: readonly ToldStory[]
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
            <Waiting />
            <Doors doors={props.doors} />
            <Numbers figures={props.figures} />
          </div>
          <WaitingMap figures={props.figures} />
        </div>
      </div>
      {props.samples.length > 0 && <Samples people={props.samples} signedIn={reader !== undefined} />}
      <OpenNow lines={props.lines} open={openIn(props.figures)} />
      <Steps />
      <Stories told={props.told} />
    </Page>
  )
}
