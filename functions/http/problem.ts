import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal, type RefusalCode } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'

/** The one map from why the product says no to a status of HTTP. */
export const statusOf = (code: RefusalCode): ContentfulStatusCode => {
  switch (code) {
    case 'invalid':
      return 422
    case 'signedOut':
      return 401
    case 'forbidden':
      return 403
    case 'notFound':
      return 404
    case 'conflict':
    case 'state':
    case 'full':
      return 409
    case 'tooMany':
      return 429
    case 'busy':
      return 503
  }
}

/** What a code means in general; a refusal's own text says what happened this time. */
export const titles: Readonly<Record<RefusalCode, Text>> = {
  invalid: { zh: '填写的内容要改', en: 'Something to correct' },
  signedOut: { zh: '需要登录', en: 'Sign in first' },
  forbidden: { zh: '您的身份不能做这一步', en: 'Not for your role' },
  notFound: { zh: '没有找到', en: 'Not found' },
  conflict: { zh: '别人先改了', en: 'Changed by somebody else' },
  state: { zh: '现在做不了这一步', en: 'Not possible now' },
  full: { zh: '名额满了', en: 'No seat left' },
  tooMany: { zh: '次数太多', en: 'Too many times' },
  busy: { zh: '请再试一次', en: 'Please try again' },
}

/** Seconds after which trying again makes sense; nothing when it does not. */
export const retryAfter = (refusal: Refusal): number | undefined => {
  const said = refusal.facts.retryAfterSeconds
  if (typeof said === 'number') return said
  return refusal.code === 'busy' ? 1 : undefined
}

/** A program asks for more than the token of its organization reaches. */
export const outsideToken = (): Refusal =>
  new Refusal('forbidden', 'outsideToken', {
    zh: '这个令牌管不到这一步：只读令牌不能改，任何令牌都不能替个人办事。请换令牌，或由本人登录来办。',
    en: 'This token does not reach so far: a read token changes nothing, and no token acts for a person. Use another one, or sign in.',
  })

/** A fresh code is asked for first; programs are told where. */
export const stepUpNeeded = (): Refusal =>
  new Refusal(
    'forbidden',
    'stepUpNeeded',
    {
      zh: '这一步要确认是您本人：先输入发到您手机的验证码，15 分钟内有效。什么都没有改动。',
      en: 'This step needs proof that it is you: enter a code sent to your phone first; it holds for 15 minutes. Nothing was changed.',
    },
    { facts: { sendCode: 'POST /api/v1/session/step-up/code', giveCode: 'POST /api/v1/session/step-up' } },
  )

/** Faults of a request that HTTP itself knows, in the words of the product. */
export const faults = {
  malformed: new Refusal('invalid', 'malformed', {
    zh: '内容读不出来，不是合格的 JSON 或表单。检查格式后再发。',
    en: 'The content could not be read: it is no valid JSON or form. Check the format and send again.',
  }),
  mediaType: new Refusal('invalid', 'mediaType', {
    zh: '内容要用 JSON 发送（Content-Type: application/json）。',
    en: 'Send the content as JSON (Content-Type: application/json).',
  }),
  tooLarge: new Refusal('invalid', 'tooLarge', {
    zh: '内容太大，最多 256 KB。请删减后再发。',
    en: 'The content is too large; at most 256 KB. Shorten it and send again.',
  }),
  sheetTooLarge: new Refusal('invalid', 'sheetTooLarge', {
    zh: '文件太大，最多 2 MB。删掉多余的工作表、图片和列，或分成几个文件再传。',
    en: 'The file is too large; at most 2 MB. Remove spare sheets, pictures and columns, or send it in several files.',
  }),
  foreignOrigin: new Refusal('forbidden', 'foreignOrigin', {
    zh: '这次提交来自别的网站，没有受理。请在本站页面上操作。',
    en: 'This was sent from another site and was not accepted. Use the pages of this site.',
  }),
  noPage: new Refusal('notFound', 'noPage', {
    zh: '没有这个页面。看看网址是否完整，或从首页进入。',
    en: 'There is no such page. Check the address, or start from the home page.',
  }),
  outOfOrder: new Refusal('busy', 'outOfOrder', {
    zh: '系统出错了，您的操作可能没有完成。我们已经记下，请过一会儿再看。',
    en: 'Something went wrong on our side; what you did may not be done. It is on record. Please look again in a while.',
  }),
} as const

const faultStatus: Partial<Record<keyof typeof faults, ContentfulStatusCode>> = {
  malformed: 400,
  mediaType: 415,
  tooLarge: 413,
  sheetTooLarge: 413,
  outOfOrder: 500,
}

/** The status of a refusal, the faults of HTTP with their own. */
export const statusFor = (refusal: Refusal): ContentfulStatusCode => {
  const status = Object.entries(faultStatus).find(([name]) => name === refusal.reason)?.[1]
  return status ?? statusOf(refusal.code)
}
