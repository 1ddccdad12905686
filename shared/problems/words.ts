import type { Text } from '#shared/kernel/text.ts'
import type { Problem, ProblemKind } from './problem.ts'

/** What each kind of case is, and what staff do about it. */
export const problemWords: Readonly<Record<ProblemKind, { name: Text; advice: Text }>> = {
  nobodyFits: {
    name: { zh: '没有合适的人', en: 'Nobody fits' },
    advice: {
      zh: '看卡在哪条，和对方商量放宽，或定向招募。',
      en: 'See which rule stops people; agree on a change, or recruit.',
    },
  },
  allDeclined: {
    name: { zh: '问过的都没接', en: 'All who were asked said no' },
    advice: {
      zh: '看谢绝的原因，改时间、改线上，或再找人。',
      en: 'Read their reasons; move it, do it online, or recruit.',
    },
  },
  insuranceMissing: {
    name: { zh: '还没买保险', en: 'Insurance is missing' },
    advice: {
      zh: '催组织买好意外险，填保单号（第八条）。',
      en: 'Have the organization buy cover and enter the policy (Art. 8).',
    },
  },
  coverSought: {
    name: { zh: '有人退出，正在补位', en: 'Somebody withdrew; cover is sought' },
    advice: {
      zh: '替补已在问；快开始了还没人，就打电话。',
      en: 'Cover is being asked; call people when it gets close.',
    },
  },
  checkOutForgotten: {
    name: { zh: '没有签退', en: 'No check-out' },
    advice: {
      zh: '请双方各填一次时长；对不上由您决定。',
      en: 'Both sides state the hours; you decide if they differ.',
    },
  },
  notCheckedIn: {
    name: { zh: '没有签到', en: 'No check-in' },
    advice: { zh: '问清是没来还是忘了，再登记。', en: 'Ask whether they did not come or forgot, then record it.' },
  },
  hoursLate: {
    name: { zh: '时长快过期没确认', en: 'Hours unconfirmed, nearly late' },
    advice: {
      zh: '催还没确认的一方；过了 10 个工作日由您定。',
      en: 'Remind the silent side; after 10 working days you decide.',
    },
  },
  hoursDisputed: {
    name: { zh: '对时长有异议', en: 'Hours in dispute' },
    advice: {
      zh: '核对签到签退，在两个数之间定一个，写明依据。',
      en: 'Check the codes, decide between both figures, say why.',
    },
  },
  belowMinimum: {
    name: { zh: '人数不到最低数', en: 'Below the minimum' },
    advice: { zh: '问对方能不能少几个人，或改期。', en: 'Ask whether fewer will do, or another day.' },
  },
  workStuck: {
    name: { zh: '系统没办成的事', en: 'Work the system could not finish' },
    advice: {
      zh: '已试多次。记下编号，请管理员看。',
      en: 'It was tried often. Note the number for the administrator.',
    },
  },
  auditBroken: {
    name: { zh: '审计链断了', en: 'The chain of the audit is broken' },
    advice: {
      zh: '有记录被改、被删或多出来。打开“审计”看是哪一小时，保留现场，马上找管理员。',
      en: 'Entries were changed, removed or added. See the hour under Audit, touch nothing, and call the administrator.',
    },
  },
  noShowObjected: {
    name: { zh: '对“没到场”有异议', en: 'Objects to a no-show' },
    advice: {
      zh: '问清双方，定下来了没有，写明依据；双方都会看到。',
      en: 'Ask both sides, decide whether they came and say why; both read it.',
    },
  },
  correctionAsked: {
    name: { zh: '要求更正记录', en: 'A record to correct' },
    advice: {
      zh: '核对签到和双方的话，更正或不更正，写明依据。',
      en: 'Check the codes and both sides; correct it or not, and say why.',
    },
  },
  dataChangeAsked: {
    name: { zh: '本人要求更正资料', en: 'A person asks to correct their data' },
    advice: {
      zh: '和本人联系，看过证件再改；改不了的说明原因。',
      en: 'Reach them, look at their papers and correct it; say why if you cannot.',
    },
  },
  actedWithoutCode: {
    name: { zh: '没有验证码的代办', en: 'Acted for somebody without a code' },
    advice: {
      zh: '柜台看证件办的。和本人核实是他请办的；办的人自己不能核。',
      en: 'At a counter, on papers. Ask the person whether they wanted it; whoever acted cannot settle this.',
    },
  },
  actObjected: {
    name: { zh: '对代办有异议', en: 'Objects to what was done for them' },
    advice: {
      zh: '问清本人和经办人，该改的改，写明结果；本人会看到。经办人自己不能处理。',
      en: 'Ask both, put right what is wrong and say so; the person reads it. Whoever acted cannot settle this.',
    },
  },
  guardianEnded: {
    name: { zh: '监护人收回了同意', en: 'A guardian withdrew consent' },
    advice: {
      zh: '这位未成年人还有接下的服务：和监护人、对方说好，另找人。',
      en: 'The minor still has a service ahead: talk to guardian and requester, and find somebody else.',
    },
  },
  approvalAwaited: {
    name: { zh: '等另一位同事确认', en: 'Waits for a second person' },
    advice: {
      zh: '看过情况，确认或不确认；提出的人自己不能确认。',
      en: 'Look at it, then confirm it or not; whoever proposed it cannot confirm it.',
    },
  },
  requesterUnvouched: {
    name: { zh: '新单位等核实', en: 'A new body to vouch for' },
    advice: {
      zh: '核对信用代码和联系人；核实前需求不能开放。',
      en: 'Check code and contact; until then nothing can be opened.',
    },
  },
}

/** Where staff deal with it. */
export const problemLink = ({ kind, requestId, about }: Pick<Problem, 'kind' | 'requestId' | 'about'>): string => {
  if (kind === 'requesterUnvouched') return `/staff/requesters/${about}`
  if (kind === 'dataChangeAsked') return '/staff/volunteers'
  if (kind === 'approvalAwaited') return '/staff/approvals'
  if (requestId === '') return '/staff/problems'
  switch (kind) {
    case 'insuranceMissing':
      return `/staff/agreements/${requestId}`
    case 'checkOutForgotten':
    case 'notCheckedIn':
    case 'hoursLate':
    case 'hoursDisputed':
    case 'noShowObjected':
    case 'correctionAsked':
      return `/staff/requests/${requestId}#services`
    default:
      return `/staff/requests/${requestId}`
  }
}
