import type { Text } from '#shared/kernel/text.ts'
import { doneText } from './done-words.ts'
import type { Message, Template } from './message.ts'
import { closedBecause, on, standings, when } from './words.ts'

type Values = Message['values']

/** The words of every message: short, what happened first, then what to do; no pressure to accept. */
export const templates: Readonly<Record<Template, (values: Values) => Text>> = {
  signInCode: ({ code }) => ({
    zh: `登录验证码 ${code}，5 分钟内有效。别告诉任何人。`,
    en: `Your sign-in code is ${code}, valid for 5 minutes. Tell nobody.`,
  }),
  stepUpCode: ({ code }) => ({
    zh: `确认本人操作的验证码 ${code}，5 分钟内有效。别告诉任何人；不是您本人在办，请到“我的—登录的设备”全部退出。`,
    en: `Your code to confirm is ${code}, valid for 5 minutes. Tell nobody. If this is not you, sign out everywhere under Me.`,
  }),
  requestSubmitted: ({ title }) => ({
    zh: `“${title}”提交了，等科协核实，一般半个工作日。`,
    en: `"${title}" was submitted and waits for verification, usually half a working day.`,
  }),
  requestOpened: ({ title }) => ({
    zh: `“${title}”核实通过，开始找人了。`,
    en: `"${title}" was verified; people are being asked.`,
  }),
  requestReturned: ({ title, answer }) => ({
    zh: `“${title}”要改一下再交：${answer}`,
    en: `"${title}" needs a change: ${answer}`,
  }),
  requestRefused: ({ title, answer, why }) =>
    why === 'handedOver'
      ? { zh: `“${title}”已转主管部门：${answer}`, en: `"${title}" was handed over to the authorities: ${answer}` }
      : { zh: `“${title}”没有受理：${answer}`, en: `"${title}" was refused: ${answer}` },
  requestFilled: ({ title }) => ({ zh: `“${title}”的人找齐了。`, en: `All seats of "${title}" are filled.` }),
  requestNotFilled: ({ title, advice = '' }) => ({
    zh: `“${title}”还没找到合适的人。${advice}`,
    en: `Nobody suitable was found yet for "${title}". ${advice}`,
  }),
  requestWithdrawn: ({ title }) => ({ zh: `“${title}”已经取消。`, en: `"${title}" was withdrawn.` }),
  factsChanged: ({ title }) => ({
    zh: `“${title}”改了时间、地点或条件。请看看还合不合适；没回复前按原来的算。`,
    en: `Time, place or conditions of "${title}" changed. Please see whether it still suits you; until you answer the old terms hold.`,
  }),
  offerSent: (values) => ({
    zh: `有人想请您帮忙：“${values.title}”${on(values).zh}。接不接都由您。`,
    en: `Somebody would like your help: "${values.title}"${on(values).en}. It is up to you.`,
  }),
  offerClosed: ({ title, why = '' }) => ({
    zh: `“${title}”：${closedBecause[why]?.zh ?? '邀请已收回。'}`,
    en: `"${title}": ${closedBecause[why]?.en ?? 'the invitation was closed.'}`,
  }),
  standbyOffered: ({ title, until }) => ({
    zh: `“${title}”空出一个名额，给您留到 ${when(until).zh}。`,
    en: `A seat of "${title}" is free and held for you until ${when(until).en}.`,
  }),
  placementMade: (values) => ({
    zh: `“${values.title}”有人接单了${on(values).zh}。`,
    en: `Somebody accepted "${values.title}"${on(values).en}.`,
  }),
  placementConfirmed: (values) => ({
    zh: `“${values.title}”都办妥了${on(values).zh}，到时见。`,
    en: `Everything is in place for "${values.title}"${on(values).en}. See you there.`,
  }),
  placementWithdrawn: (values) => ({
    zh: `“${values.title}”有一位志愿者来不了${on(values).zh}，正在找人补上。`,
    en: `A volunteer cannot come to "${values.title}"${on(values).en}; cover is being sought.`,
  }),
  placementCalledOff: (values) => ({
    zh: `“${values.title}”这一场取消了${on(values).zh}，不用去了。`,
    en: `"${values.title}"${on(values).en} was called off; nobody needs to come.`,
  }),
  agreementToSign: ({ title }) => ({
    zh: `“${title}”有一份协议等您签。`,
    en: `An agreement for "${title}" waits for your signature.`,
  }),
  insuranceNeeded: ({ title }) => ({
    zh: `“${title}”有人身危险，请先买好意外险，再填保单号（第八条）。`,
    en: `"${title}" may be dangerous: buy accident insurance and enter the policy number first (Art. 8).`,
  }),
  checkOutForgotten: ({ title }) => ({
    zh: `“${title}”没有签退。请双方各填一次实际时长。`,
    en: `There was no check-out for "${title}". Both sides please state the hours.`,
  }),
  hoursToConfirm: ({ title }) => ({
    zh: `“${title}”结束了，请确认服务时长。`,
    en: `"${title}" has ended; please confirm the hours.`,
  }),
  hoursDisputed: ({ title }) => ({
    zh: `“${title}”双方填的时长不一样，先按少的算，由科协来定。`,
    en: `The two sides state different hours for "${title}". The lower figure stands until the association decides.`,
  }),
  hoursDecided: ({ title }) => ({
    zh: `“${title}”的时长定下来了，可以看记录。`,
    en: `The hours of "${title}" were decided; see the record.`,
  }),
  storyDecided: ({ title, state, note = '' }) => ({
    zh: state === 'published' ? `您讲的“${title}”发布了，在首页。随时可以撤下。` : `您讲的“${title}”没有发布：${note}`,
    en:
      state === 'published'
        ? `Your words about "${title}" are published on the home page. You may take them down at any time.`
        : `Your words about "${title}" are not published: ${note}`,
  }),
  noShowStated: ({ title }) => ({
    zh: `“${title}”记为未到。有不同情况，请在页面上说明。`,
    en: `"${title}" was noted as not attended. If that is wrong, say so on the page.`,
  }),
  noShowObjected: ({ title }) => ({
    zh: `“${title}”：志愿者说自己到了，科协会来问您。`,
    en: `"${title}": the volunteer says they came; the association will ask you.`,
  }),
  noShowDecided: ({ title, granted, note = '' }) => ({
    zh: granted === 'yes' ? `“${title}”：科协认定人到了，请双方确认时长。${note}` : `“${title}”：“没到场”不变。${note}`,
    en:
      granted === 'yes'
        ? `"${title}": the association finds that the volunteer came; both sides please confirm the hours. ${note}`
        : `"${title}": the entry "did not come" stands. ${note}`,
  }),
  correctionAsked: ({ title }) => ({
    zh: `“${title}”：对方要求更正服务记录，科协会核对。`,
    en: `"${title}": the other side asks for a correction of the record; the association looks into it.`,
  }),
  proofReturned: ({ body, reason }) => ({
    zh: `“${body}”的证明材料要重新传：${reason}`,
    en: `A document of "${body}" has to be sent again: ${reason}`,
  }),
  registerInvited: ({ organization }) => ({
    zh: `${organization}从志愿者登记名册得知您，邀请您在科志报名。不愿意的，打开链接点一下，名册给的资料就删掉。`,
    en: `${organization} knows of you from the register of volunteers and invites you to join Kezhi. If you would rather not, open the link: one press deletes what the list gave.`,
  }),
  guardianAsked: ({ who }) => ({
    zh: `有位未满 18 岁的人（${who}）想当科技志愿者，填您是监护人。打开链接看清楚，再决定同意不同意；不认识不用理。`,
    en: `A minor (${who}) wants to volunteer and named you as guardian. Open the link, read what it is, then say yes or no; ignore it if you know nobody.`,
  }),
  guardianCode: ({ code }) => ({
    zh: `监护人验证码 ${code}，5 分钟内有效，用来同意或收回同意。别告诉任何人。`,
    en: `Your code as guardian is ${code}, valid for 5 minutes, to consent or withdraw. Tell nobody.`,
  }),
  guardianAnswered: ({ state }) => ({
    zh:
      { given: '监护人同意了，合适的邀请会来问您。', refused: '监护人没有同意，暂时不会问您。' }[state ?? ''] ??
      '监护人收回了同意，暂时不会问您。',
    en:
      {
        given: 'Your guardian consented; you will be asked.',
        refused: 'Your guardian said no; you are not asked for now.',
      }[state ?? ''] ?? 'Your guardian withdrew the consent; you are not asked for now.',
  }),
  actForCode: ({ code, who, whoEn }) => ({
    zh: `${who}想替您办事。您正在柜台或电话里请他们办，就把 ${code} 念给他们，5 分钟内有效；您没有请，就别告诉任何人。`,
    en: `${whoEn} would act for you. If you are asking them to, at the counter or by phone, read out ${code} within 5 minutes; if not, tell nobody.`,
  }),
  actForBegun: ({ who, whoEn, until }) => ({
    zh: `${who}开始替您代办，到 ${when(until).zh} 为止。每办一件都会告诉您；随时可以在“替我办的事”里停止。`,
    en: `${whoEn} acts for you until ${when(until).en}. You hear of each act and can stop it at any time on your page.`,
  }),
  doneForYou: ({ who, whoEn, what = '', title = '', undo }) => ({
    zh: `${who}替您${doneText(what).zh}${title === '' ? '' : `“${title}”`}。${undo === 'yes' ? '不对的话，24 小时内可以一键撤销。' : '不对的话，请提出异议，由另一位工作人员处理。'}`,
    en: `${whoEn} acted for you: ${doneText(what).en}${title === '' ? '' : ` ("${title}")`}. ${undo === 'yes' ? 'If that is wrong, undo it with one click within 24 hours.' : 'If that is wrong, object: somebody else looks into it.'}`,
  }),
  objectionSettled: ({ title, note = '' }) => ({
    zh: `您对“${title}”的异议，科协答复：${note}`,
    en: `The association answers your objection ("${title}"): ${note}`,
  }),
  searchNews: (values) => ({
    zh: `您关注的有 ${values.count} 个新需求，如“${values.title}”${on(values).zh}。打开链接看看，也能停止。`,
    en: `${values.count} new on the board for you, such as "${values.title}"${on(values).en}. See them, or stop this, by the link.`,
  }),
  dataBreach: ({ happened = '', kinds = '', done = '', advice = '' }) => ({
    zh: `我们必须告诉您：您的个人信息可能被不该看的人看到了。经过：${happened}涉及：${kinds}。我们已经：${done}您可以：${advice}`,
    en: `We must tell you: somebody may have seen your personal data who should not have. What happened: ${happened} What it concerns: ${kinds}. What we did: ${done} What you can do: ${advice}`,
  }),
  approvalAnswered: ({ title, state, answer }) => ({
    zh: `您提出的“${title}”${{ confirmed: '，同事确认了，已经办了。', rejected: `，同事没有确认：${answer}`, overtaken: '，情况变了，自动关上，没有办。需要的话重新提出。' }[state ?? ''] ?? '，14 天没人确认，过期了。需要的话重新提出。'}`,
    en: `Your proposal "${title}" ${{ confirmed: 'was confirmed by a colleague and is done.', rejected: `was not confirmed: ${answer}`, overtaken: 'is closed, as things changed meanwhile; nothing was done. Propose it anew if needed.' }[state ?? ''] ?? 'expired after 14 days without an answer. Propose it anew if needed.'}`,
  }),
  correctionDecided: ({ title, granted, note = '' }) => ({
    zh: granted === 'yes' ? `“${title}”的记录更正了，另记一条。${note}` : `“${title}”的记录不更正。${note}`,
    en:
      granted === 'yes'
        ? `The record of "${title}" is corrected by a new one. ${note}`
        : `The record of "${title}" is not corrected. ${note}`,
  }),
  standingChanged: ({ state = '', reason = '' }) => ({
    zh: `${standings[state]?.zh ?? '您的志愿者身份有变动'}：${reason}。有不同意见，请向科协申诉。`,
    en: `${standings[state]?.en ?? 'Your standing as a volunteer changed'}: ${reason}. You may appeal to the association.`,
  }),
  serviceRecorded: ({ title }) => ({
    zh: `“${title}”的服务记录有了，可以查看和出证明。`,
    en: `Your service "${title}" is on record; you can view it and get a certificate.`,
  }),
}

/** The message in its own language. */
export const wordsOf = (message: Pick<Message, 'template' | 'values' | 'language'>): string =>
  templates[message.template](message.values)[message.language]
