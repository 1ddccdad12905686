import { dayAndTime } from '#shared/matching/constraints/words.ts'
import type { Audience } from '#shared/matching/remedy-words.ts'
import type { Besides } from '#shared/matching/three-answers.ts'
import type { Offer } from './offer.ts'
import type { personAndSeat } from './person-and-seat.ts'

type Stands = Pick<Awaited<ReturnType<typeof personAndSeat>>, 'open' | 'standing' | 'sent' | 'volunteer'>

/** Pure: what besides the rules keeps somebody from being asked now: the need, the seats, an earlier invitation, their own wish. */
export const besidesOf = ({ open, standing, sent, volunteer }: Stands, to: Audience): Besides[] => {
  const who = to === 'staff' ? { zh: '本人', en: 'they' } : { zh: '您', en: 'you' }
  const last = sent.at(-1)
  return [
    ...(open ? [] : [{ reason: { zh: '这个岗位现在不找人。', en: 'Nobody is sought for this seat now.' } }]),
    ...(open && standing.free === 0
      ? [
          {
            reason: { zh: '名额都有人了。', en: 'All seats are taken.' },
            change: { zh: '有人退出，名额才空出来。', en: 'A seat becomes free when somebody leaves.' },
          },
        ]
      : []),
    ...(last === undefined ? [] : asked(last)),
    ...(volunteer.plainList === true
      ? [
          {
            reason: {
              zh: `${who.zh}不要个性化推荐，系统不主动问。`,
              en: `${capital(who.en)} want no recommendations, so the system asks nobody of itself.`,
            },
            change: {
              zh: `${who.zh}可以在需求广场上自己要邀请，或在隐私页重新打开推荐。`,
              en: `${capital(who.en)} may ask for the invitation on the board, or turn recommendations on again.`,
            },
          },
        ]
      : []),
  ]
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

const asked = ({ state, expiresAt }: Offer): Besides[] => {
  switch (state) {
    case 'sent': {
      const until = dayAndTime(expiresAt)
      return [
        {
          reason: {
            zh: `已经问过，等回复到${until.zh}。`,
            en: `Asked already; the answer is awaited until ${until.en}.`,
          },
        },
      ]
    }
    case 'accepted':
      return [{ reason: { zh: '已经接了。', en: 'Has accepted already.' } }]
    case 'standby':
      return [{ reason: { zh: '在排候补。', en: 'Is on the standby list.' } }]
    case 'expired':
      return [{ reason: { zh: '问过，过了回复时间。', en: 'Was asked; the time to answer is over.' } }]
    case 'declined':
    case 'closed':
      return []
  }
}
