import { Button, LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Facts, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { OpenNeed, OpenSpot } from '#shared/requests/read-open-need.ts'
import { scopeItemWords } from '#shared/requests/words.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import { type Told, ToldOf } from './board-told.tsx'
import { districtText } from './staff-scope.ts'

export interface NeedPageProps {
  need: OpenNeed
  /** Skills of the reader who is a volunteer; missing for everybody else. */
  skills?: readonly string[] | undefined
  signedIn: boolean
  refused?: Refusal | undefined
  /** Of the seat the volunteer asked about. */
  told?: Told | undefined
}

const Takes = ({ position }: Pick<OpenSpot, 'position'>) => {
  const say = useSay()
  const words = [
    ...position.skills.map(({ skill, level }) => `${say(skillName(skill))} · ${say(levelWords[level])}`),
    ...position.licences.map((code) => say(licenceName(code))),
    ...position.trainings.map((code) => say(trainingName(code))),
    ...position.languages.map((code) => say(languageWords[code])),
  ]
  return (
    <p class="flex flex-wrap gap-1.5 mt-1">
      {words.map((word) => (
        <Tag>{word}</Tag>
      ))}
    </p>
  )
}

/** What a volunteer can do about one kind of seat: ask for its invitation, or learn what is missing. */
const Ask = ({ need, spot, skills }: { need: OpenNeed; spot: OpenSpot; skills: readonly string[] }) => {
  const { shift, position } = spot
  if (!position.skills.some(({ skill }) => skills.includes(skill))) {
    return (
      <p class="text-soft text-[.9375rem] mt-2">
        <T zh="您的资料里还没有这些专长。会的话，" en="Your profile has none of these skills. If you have one, " />
        <a class="a" href="/profile#skills">
          <T zh="先补上" en="add it first" />
        </a>
        <T zh="。" en="." />
      </p>
    )
  }
  return (
    <form method="post" action={`/board/${need.id}`} class="mt-3">
      <input type="hidden" name="shiftId" value={shift.id} />
      <input type="hidden" name="positionId" value={position.id} />
      <Button look="line" icon="hand-helping">
        <T zh="我想帮，发邀请给我" en="I want to help: invite me" />
      </Button>
    </form>
  )
}

const Spots = ({ need, skills, told }: Pick<NeedPageProps, 'need' | 'skills' | 'told'>) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet id="seats" title={say({ zh: '要什么人', en: 'Who is wanted' })}>
      <ul class="split">
        {need.spots.map((spot) => (
          <li class="py-3">
            <p class="flex flex-wrap items-baseline gap-x-3">
              <b>{spot.position.name}</b>
              <span>{spanText(spot.shift, language)}</span>
              <b class={spot.free > 0 ? 'text-warm' : 'text-soft'}>
                {spot.free > 0 ? (
                  <T zh={`还差 ${spot.free} 人`} en={`${spot.free} wanted`} />
                ) : (
                  <T zh="已找齐" en="all found" />
                )}
              </b>
            </p>
            <Takes position={spot.position} />
            {skills && spot.free > 0 && <Ask need={need} spot={spot} skills={skills} />}
            {skills && <ToldOf need={need} spot={spot} told={told} />}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** The way on for who is no volunteer yet, and how it goes for who is. */
const WayOn = ({ need, skills, signedIn }: NeedPageProps) => {
  const say = useSay()
  const title = say({ zh: '怎么帮上忙', en: 'How to help' })
  if (skills) {
    return (
      <Notice icon="mail">
        <T
          zh="点“我想帮”，合适就把邀请发给您：里面写清做什么、在哪、有什么要留意的。看完再决定，谢绝不影响以后。名额以接单为准，邀请不占名额。"
          en="Ask, and if it suits you the invitation is yours: what to do, where, what to mind. Decide after reading; a no has no effect. Seats go by acceptance; an invitation reserves none."
        />
      </Notice>
    )
  }
  const join = signedIn ? '/join/volunteer' : `/sign-in?next=${encodeURIComponent(`/board/${need.id}`)}`
  return (
    <Sheet id="help" title={title}>
      <p>
        <T
          zh="登录，说说会什么、什么时候有空。合适就会问到您，接不接都行，全程不收钱也不花钱。"
          en="Sign in and say what you can do and when. You are asked if it suits; it is always up to you, and free of charge."
        />
      </p>
      <p class="mt-3">
        <LinkButton href={join} look="main" size="large" icon="hand-helping">
          {signedIn ? <T zh="登记为志愿者" en="Become a volunteer" /> : <T zh="登录，我想帮" en="Sign in to help" />}
        </LinkButton>
      </p>
    </Sheet>
  )
}

/** One open need for anybody: what it takes, when, in which district, and the way to help. */
export const NeedPage = (props: NeedPageProps) => {
  const { need, refused } = props
  const say = useSay()
  const language = useLanguage()
  return (
    <Page title={need.title} width="reading">
      <TextLink href="/board" icon="chevron-left">
        <T zh="正在等人的需求" en="Requests looking for people" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{need.title}</h1>
      <p class="text-soft mt-1 flex flex-wrap gap-x-3">
        <Kind of={need.requesterKind} />
        {need.manner === 'online' && <Kind of="online" />}
      </p>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={refused} />
        <Facts
          label={say({ zh: '这是什么事', en: 'What this is' })}
          facts={[
            {
              icon: 'clipboard-list',
              title: say(scopeItemWords[need.scopeItem] ?? { zh: '', en: '' }),
              text: <T zh="科协已核实，公益服务。" en="Verified by the association; for the public benefit." />,
            },
            {
              icon: need.manner === 'online' ? 'wifi' : 'map-pin',
              title:
                need.manner === 'online'
                  ? say({ zh: '线上', en: 'Online' })
                  : districtText(need.districtCode, language),
              text: (
                <T
                  zh="邀请里写到乡镇街道，双方达成协议后才给详细地址和联系人。"
                  en="The invitation names the township; address and contact follow once both sides agreed."
                />
              ),
            },
            ...(need.dangerous
              ? [
                  {
                    icon: 'shield-alert' as const,
                    title: say({ zh: '有危险', en: 'Dangers' }),
                    text: (
                      <T
                        zh="邀请里逐条写明，组织先给您买好保险（第八条）。"
                        en="Each is named in the invitation; you are insured first (Art. 8)."
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Spots need={need} skills={props.skills} told={props.told} />
        <WayOn {...props} />
      </div>
    </Page>
  )
}
