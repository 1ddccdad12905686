import { Icon, type IconName } from './icons.tsx'
import { useLanguage } from './view.tsx'

export type SeatState = 'filled' | 'asked' | 'declined' | 'empty'

const looks: Record<SeatState, { class: string; icon?: IconName; zh: string; en: string }> = {
  filled: { class: 'seat full', icon: 'check', zh: '已接单', en: 'accepted' },
  asked: { class: 'seat asked', icon: 'mail', zh: '待回复', en: 'awaiting reply' },
  declined: { class: 'seat no', icon: 'minus', zh: '已谢绝', en: 'declined' },
  empty: { class: 'seat', zh: '还空着', en: 'empty' },
}

const sizes = { small: '!w-5 !h-5', medium: '', large: '!w-11 !h-11' } as const

/** One seat: solid with a tick, kumquat with a letter, dashed, or a dash. Words beside it say the same. */
export const Seat = ({ is, size = 'medium' }: { is: SeatState; size?: keyof typeof sizes }) => {
  const { class: look, icon } = looks[is]
  const inside = { small: '!w-3 !h-3', medium: '', large: '!w-5 !h-5' }[size]
  return (
    <span class={`${look} ${sizes[size]}`.trim()} aria-hidden="true">
      {icon && <Icon name={icon} class={inside} />}
    </span>
  )
}

/** One circle a seat, or a person; `emptyText` when an empty one means "not asked yet". */
export const Seats = (props: {
  seats: readonly SeatState[]
  size?: keyof typeof sizes | undefined
  emptyText?: string | undefined
}) => {
  const language = useLanguage()
  const order: readonly SeatState[] = ['filled', 'asked', 'declined', 'empty']
  const counted = order
    .map((is) => ({ is, count: props.seats.filter((seat) => seat === is).length }))
    .filter(({ count }) => count > 0)
    .map(({ is, count }) => `${count} ${is === 'empty' && props.emptyText ? props.emptyText : looks[is][language]}`)
  return (
    <span
      class="inline-flex flex-wrap gap-1"
      role="img"
      aria-label={counted.join(language === 'zh' ? '，' : ', ') || '0'}
    >
      {props.seats.map((is) => (
        <Seat is={is} size={props.size ?? 'medium'} />
      ))}
    </span>
  )
}
