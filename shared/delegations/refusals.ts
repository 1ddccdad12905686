import { type FieldProblem, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localTime } from '#shared/time/shanghai.ts'

// Why staff cannot act for somebody, or no longer.

/** The time is over, the person stopped it, or it was begun anew elsewhere. */
export const delegationOver = (): Refusal =>
  wrongState('delegationOver', {
    zh: '这次代办已经结束：时间到了，或本人停止了。这一步没有办。请点“回到我自己”，要接着办就请对方再给一次验证码。',
    en: 'Acting for this person is over: the time ran out, or they stopped it. This step was not done. Go back to yourself; to go on, ask them for a new code.',
  })

/** Another of the staff acts for the person at this moment. */
export const actedForNow = (who: Text, until: Instant): Refusal =>
  new Refusal('conflict', 'actedForNow', {
    zh: `${who.zh}的同事正在替这位代办，到 ${localTime(until)}。等办完，或请那位同事先结束。`,
    en: `A colleague of ${who.en} acts for this person until ${localTime(until)}. Wait, or ask them to end it first.`,
  })

/** Nobody acts on behalf of themself or of a body of their own. */
export const ownAffairs = (): Refusal =>
  new Refusal('forbidden', 'ownAffairs', {
    zh: '这是您自己，或您自己的单位，不用代办也不能代办。请用自己的身份直接办，或请同事来办。',
    en: 'This is you, or a body of your own. Do it in your own name, or let a colleague act.',
  })

/** The phone way needs a phone. */
export const noPhoneOnFile = (): Refusal =>
  wrongState('noPhoneOnFile', {
    zh: '对方没有登记手机号，电话代办核对不了本人。请对方带证件到柜台。',
    en: 'No phone of theirs is on file, so nothing proves on the phone who they are. Ask them to come to the counter with papers.',
  })

export const notAsked = (): Refusal =>
  wrongState('delegationNotAsked', {
    zh: '没有等着核对的代办：没有发起过，或被重新发起了。请从对方的页面重新发起。',
    en: 'No act on behalf waits for proof here: it was never begun, or begun anew. Begin it from the person’s page.',
  })

/** Papers prove it at a counter only, where they are seen. */
export const counterOnly = (): Refusal =>
  wrongState('counterOnly', {
    zh: '没有验证码只能在柜台办，要当面看证件。电话里请对方念验证码，或请对方到柜台。',
    en: 'Without a code this works at a counter only, where papers are seen. On the phone ask for the code, or ask them to come.',
  })

export const fieldsWrong = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'delegationIncomplete',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} to correct.` },
    { fields },
  )

/** Nothing of that name was done for the one who asks, or it is three years ago. */
export const nothingDone = (): Refusal =>
  wrongState('nothingDone', {
    zh: '没有替您办过这一件。回“替我办的事”里找找。',
    en: 'No such thing was done for you. Look in the list of what was done for you.',
  })

export const undoOver = (): Refusal =>
  wrongState('undoOver', {
    zh: '这一件不能一键撤销：超过 24 小时，或撤不回来。请提出异议，由另一位工作人员处理。',
    en: 'This cannot be undone with one click: 24 hours are over, or it cannot be taken back. Object instead: somebody else of the staff looks into it.',
  })
