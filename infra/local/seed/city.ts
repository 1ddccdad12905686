import { works } from '#functions/reactions.ts'
import { keepSealing } from '#shared/audit/seal-hours.ts'
import { type Due, dues } from '#shared/dues/due.ts'
import { sweepDues } from '#shared/dues/sweep-dues.ts'
import { workDue } from '#shared/dues/work-due.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { SamplePerson } from '#shared/people/sample-people.ts'
import { addDays, minutesBetween } from '#shared/time/instant.ts'
import { fromLocal, localDate } from '#shared/time/shanghai.ts'
import type { SeedProgress } from '../progress.ts'
import { letVolunteersAnswer } from './answers.ts'
import { letBodyAsk } from './asking.ts'
import { registerBodies, sampleBodies } from './bodies.ts'
import { crowdOf } from './crowd.ts'
import { introduce } from './demo.ts'
import { planDemoCampaign } from './demo-campaign.ts'
import { askedKey, castAs, fixtureKey, servingKey } from './demo-people.ts'
import { demoNeeds, demoOpening, tellDemoStory, weldingRequestId } from './demo-story.ts'
import { enrolAll, putOffRedraws } from './enrolment.ts'
import { letSidesConfirm, letSidesRate } from './hours.ts'
import { requestIdOf } from './moments.ts'
import { letPartiesSign } from './papers.ts'
import { planRequests, planWaiting } from './plan.ts'
import { Pour } from './pour.ts'
import { letPeopleCome } from './presence.ts'
import { namesFor, type Profile, profileOf } from './profiles.ts'
import { appointStaff, staffList } from './staff.ts'
import { foundTree, planCampaigns } from './tree.ts'
import { type Ground, World } from './world.ts'

/** How much of a city. */
export interface Size {
  volunteers: number
  requests: number
}
export const wholeCity: Size = { volunteers: 2000, requests: 138 }

const weeks = 10

export interface SampleCity {
  world: World
  people: SamplePerson[]
}

/** Fills an empty table with a city and ten weeks of its life, told by the verbs of the product on a moved clock. */
export const seedCity = async (ground: Ground, size: Size, progress: SeedProgress): Promise<SampleCity> => {
  const start = fromLocal(localDate(addDays(ground.end, -7 * weeks)), '08:00')
  const world = new World(ground, start)
  const pour = new Pour(world.memory, ground.table)
  progress(0, 100, '组织 organizations')
  await keepSealing(world.context())
  await foundTree(world)
  await planCampaigns(world)
  const names = namesFor(size.volunteers + sampleBodies.length + staffList.length, seededRandom(ground.seed))
  const others = names.slice(size.volunteers)
  progress(2, 100, '工作人员和服务对象 staff and requesters')
  await appointStaff(world, others.slice(sampleBodies.length))
  await registerBodies(world, others)
  const profiles = peopleOf(world, size, names)
  await enrolAll(world, profiles, (count) => progress(5 + (35 * count) / size.volunteers, 100, '志愿者 volunteers'))
  await tellStory(world, profiles, size, (share) =>
    progress(40 + 58 * share, 100, '十周的需求和服务 ten weeks of service'),
  )
  await putOffRedraws(world, profiles, start)
  await planDemoCampaign(world)
  await sweepRest(world)
  const people = await introduce(world)
  progress(98, 100, '写入数据库 writing')
  await pour.finish()
  progress(100, 100, '好了 done')
  return { world, people }
}

const peopleOf = (world: World, size: Size, names: readonly string[]): Profile[] =>
  Array.from({ length: size.volunteers }, (_, at) => {
    const random = seededRandom(Math.floor(world.chance('profile', String(at)) * 2 ** 32))
    return castAs(profileOf(at + 1, names[at] ?? '', world.end, random), world.end)
  })

const tellStory = async (
  world: World,
  profiles: readonly Profile[],
  size: Size,
  told: (share: number) => void,
): Promise<void> => {
  const crowd = crowdOf(world, profiles, {
    [askedKey]: { yes: 0.5, steady: true, silentFrom: demoOpening(world.end) },
    [servingKey]: { yes: 0.97, steady: true },
    [fixtureKey]: { yes: 1, steady: true },
  })
  letVolunteersAnswer(world, crowd, new Set(demoNeeds.map(requestIdOf)))
  letPartiesSign(world, crowd, new Set([weldingRequestId]))
  letPeopleCome(world, crowd)
  letSidesConfirm(world, crowd)
  letSidesRate(world, crowd)
  for (const planned of [...planRequests(world, size.requests, demoNeeds), ...planWaiting(world)])
    letBodyAsk(world, planned)
  tellDemoStory(world)
  const begin = world.now
  const days = Math.ceil(minutesBetween(begin, world.end) / 1440)
  for (let day = 1; day <= days; day += 1) {
    const until = addDays(begin, day)
    await world.passTo(until < world.end ? until : world.end)
    told(day / days)
  }
}

/** One real sweep at the story's end: it finds hardly anything left, and leaves its mark for those to come. */
const sweepRest = async (world: World): Promise<void> => {
  const context = world.context()
  const work = async (due: Due): Promise<'done'> => {
    await workDue(context, { key: dues.keyOf(due), works })
    return 'done'
  }
  await sweepDues(context, { work, enough: () => false })
}
