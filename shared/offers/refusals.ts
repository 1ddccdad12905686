import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type DecidingFact, decidingFacts } from '#shared/requests/facts.ts'

// What an answer to an offer may be refused with. Every sentence ends in what the person can do.

export const seatsTaken = (): Refusal =>
  new Refusal('full', 'seatsTaken', {
    zh: '这个名额刚被别人接了。可以排候补，有人退出先问您。',
    en: 'Others have just taken the seats. You can join the standby list: when one is freed, you are asked first.',
  })

export const offerExpired = (): Refusal =>
  wrongState('offerExpired', {
    zh: '这份邀请过了回复时间。看看“我的邀请”里还有没有别的；没回复不影响以后。',
    en: 'The time for answering this invitation is over. See your other invitations; not answering has no effect on later ones.',
  })

export const offerClosed = (): Refusal =>
  wrongState('offerClosed', {
    zh: '这份邀请已经收回了：名额满了，或者需求变了。',
    en: 'This invitation was closed: the seats were taken, or the request changed.',
  })

export const placedAlready = (): Refusal =>
  wrongState('placedAlready', {
    zh: '这个时段您已经接了一个岗位，不用再排候补。想换岗位，先退出那一个。',
    en: 'You already have a seat in this shift, so there is nothing to wait for. To change seats, leave that one first.',
  })

export const requestNotOpen = (): Refusal =>
  wrongState('requestNotOpen', {
    zh: '这个需求已经不找人了。看看“我的邀请”里别的。',
    en: 'This request no longer looks for people. See your other invitations.',
  })

/** The facts moved after the offer was sent: says which. */
export const factsMoved = (moved: readonly DecidingFact[]): Refusal => {
  const names = (language: keyof Text): string =>
    moved.map((fact) => decidingFacts[fact][language]).join(language === 'zh' ? '、' : ', ')
  return new Refusal(
    'conflict',
    'factsMoved',
    {
      zh: `需求改过了${moved.length > 0 ? `（${names('zh')}）` : ''}，这份邀请按旧的写，已作废。合适的话会按新的再问您。`,
      en: `The request was changed${moved.length > 0 ? ` (${names('en')})` : ''} after this invitation; it is void. If it still suits you, you will be asked again.`,
    },
    { facts: { moved: moved.join(',') } },
  )
}

export const risksNotAcknowledged = (): Refusal =>
  new Refusal(
    'invalid',
    'risksNotAcknowledged',
    { zh: '接单前要先看危险告知。', en: 'Read the risk notice before accepting.' },
    {
      fields: [
        {
          path: 'risksAcknowledged',
          text: {
            zh: '这次有人身危险。看过上面的危险和保护，在“我看过以上危险”前打勾，再接单（第八条）。',
            en: 'This service may be dangerous. Read the risks and protection above and tick "I have read the risks" (Art. 8).',
          },
        },
      ],
    },
  )

/** Hard constraints that no longer hold, each with its numbers. */
export const noLongerFits = (reasons: readonly Text[]): Refusal =>
  new Refusal('state', 'noLongerFits', {
    zh: `现在接不了：${reasons.map(({ zh }) => zh).join('；')}。`,
    en: `You cannot accept this now: ${reasons.map(({ en }) => en).join('; ')}.`,
  })

/** Why the invitation somebody asks for is not sent, each rule with its numbers. */
export const cannotBeAsked = (reasons: readonly Text[]): Refusal =>
  new Refusal('state', 'cannotBeAsked', {
    zh: `这个需求现在还不能邀请您：${reasons.map(({ zh }) => zh).join('；')}。资料或日历改了，可以再试。`,
    en: `You cannot be invited to this now: ${reasons.map(({ en }) => en).join('; ')}. Try again once your profile or calendar has changed.`,
  })

export const askedBefore = (): Refusal =>
  wrongState('askedBefore', {
    zh: '这个岗位邀请过您，那份已经过了回复时间。看看“我的邀请”里别的。',
    en: 'You were invited to this seat before, and the time to reply is over. See your other invitations.',
  })
