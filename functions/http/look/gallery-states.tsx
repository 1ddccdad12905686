import { Sheet } from './sheets.tsx'
import { Kind, type Noun, StateTag, states, Tag } from './tags.tsx'
import { T, useSay } from './view.tsx'

const nouns: Record<Noun, { zh: string; en: string }> = {
  request: { zh: '需求', en: 'Request' },
  offer: { zh: '邀请', en: 'Invitation' },
  placement: { zh: '接单', en: 'Placement' },
  record: { zh: '记录', en: 'Record' },
  register: { zh: '报送', en: 'Register' },
  licence: { zh: '证书', en: 'Licence' },
  insurance: { zh: '保险', en: 'Insurance' },
}

const keysOf = <T extends object>(of: T): (keyof T)[] => {
  const keys: (keyof T)[] = []
  for (const key in of) keys.push(key)
  return keys
}

const StateRow = ({ of }: { of: Noun }) => (
  <div class="grid sm:grid-cols-[7rem_1fr] gap-2 py-2.5">
    <b class="text-[.9375rem]">
      <T {...nouns[of]} />
    </b>
    <span class="flex flex-wrap gap-2">
      {keysOf(states[of]).map((is) => (
        <StateTag of={of} is={is} />
      ))}
    </span>
  </div>
)

/** Every state of every noun, and the kinds of bodies. */
export const States = () => {
  const say = useSay()
  return (
    <Sheet
      id="states"
      title={say({ zh: '状态', en: 'States' })}
      hint={say({
        zh: '图标＋词＋色，三样齐全；去掉颜色也看得懂。',
        en: 'Icon, word and colour; it reads without colour too.',
      })}
    >
      <div class="split">
        {keysOf(states).map((noun) => (
          <StateRow of={noun} />
        ))}
        <p class="flex flex-wrap gap-x-3 gap-y-2 pt-3 items-center">
          <Kind of="community" />
          <Kind of="village" />
          <Kind of="school" />
          <Kind of="enterprise" />
          <Kind of="industrialPark" />
          <Kind of="venue" />
          <Kind of="publicBody" />
          <Kind of="association" />
          <Kind of="online" />
          <Tag>
            <T zh="机器人焊接" en="Robot welding" />
          </Tag>
        </p>
      </div>
    </Sheet>
  )
}
