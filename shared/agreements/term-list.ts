import type { Text } from '#shared/kernel/text.ts'
import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import type { Element } from './elements.ts'

export interface TermCase {
  request: Pick<ServiceRequest, 'scopeItem' | 'manner' | 'dangerous' | 'audience' | 'confidential' | 'shifts'>
  position: Pick<Position, 'licences'>
}

export interface Term {
  element: Element
  text: Text
  /** Absent: part of every agreement. */
  when?: (of: TermCase) => boolean
}

/** Named terms with their words. Names are stored, so a name keeps its meaning for good. */
export const terms = {
  hoursCounted: {
    element: 'time',
    text: {
      zh: '时长从签到算到签退，路上的时间不算，由双方确认。',
      en: 'Hours run from check-in to check-out, without travel, and both sides confirm them.',
    },
  },
  ownWill: {
    element: 'volunteer',
    text: {
      zh: '志愿者自愿、无偿服务，随时可以退出；退出时尽早告知，不因此受任何不利对待。',
      en: 'The volunteer serves freely and unpaid and may leave at any time, saying so early; leaving has no drawback.',
    },
  },
  fullInformation: {
    element: 'volunteer',
    text: {
      zh: '志愿者有权事先了解真实、准确、完整的情况和可能的风险，有权得到记录和证明。',
      en: 'The volunteer is entitled to full and true information with all risks, and to records and certificates.',
    },
  },
  respect: {
    element: 'volunteer',
    text: {
      zh: '志愿者尊重对方的意愿、人格和隐私，不收取任何形式的报酬。',
      en: 'The volunteer respects wishes, dignity and privacy, and takes no payment of any kind.',
    },
  },
  truth: {
    element: 'requester',
    text: {
      zh: '服务对象保证所写情况真实完整；情况有变，马上在平台上改，并等对方再次同意。',
      en: 'The requester vouches that what it wrote is true and complete; changes are made here at once and agreed again.',
    },
  },
  reception: {
    element: 'requester',
    text: {
      zh: '服务对象提供写明的工作条件，派人在场，出示签到码，并在 10 个工作日内确认时长。',
      en: 'The requester provides the stated conditions, has somebody present who shows the code, and confirms the hours within 10 working days.',
    },
  },
  organizationCare: {
    element: 'organization',
    text: {
      zh: '组织核对需求，按年龄、知识、技能和身体情况安排，及时记录，免费出具证明，为个人信息保密。',
      en: 'The organization verifies the request, assigns by age, knowledge, skill and fitness, records in time, certifies for free and keeps personal data confidential.',
    },
  },
  organizationHelp: {
    element: 'organization',
    text: {
      zh: '服务中任何一方受到损害，组织负责协调和援助（第十六条）。',
      en: 'If either side is harmed during the service, the organization coordinates and helps (Art. 16).',
    },
  },
  free: {
    element: 'other',
    text: {
      zh: '服务公益、无偿，不得借此营利、推销（第二条）。',
      en: 'The service is for public benefit and free; nobody profits from it or sells through it (Art. 2).',
    },
  },
  changes: {
    element: 'other',
    text: {
      zh: '时间、地点、风险或条件有变，就出新一版协议，再次同意才生效；在此之前按原协议。',
      en: 'A change of time, place, risk or conditions makes a new edition that has to be agreed again; until then this one holds.',
    },
  },
  hoursDispute: {
    element: 'other',
    text: {
      zh: '双方说的时长不一致，先按少的记，由科协核对签到后决定。',
      en: 'If the two sides name different hours, the lower figure stands until the association decides from the attendance.',
    },
  },
  riskNotice: {
    element: 'safety',
    text: {
      zh: '志愿者已看过危险告知；现场不安全时，可以随时停下，不算违约。',
      en: 'The volunteer has read the risk notice and may stop at any moment when the place is not safe.',
    },
    when: ({ request }) => request.dangerous,
  },
  insurance: {
    element: 'safety',
    text: {
      zh: '组织为志愿者购买覆盖全程的人身意外伤害保险；保险生效前不确认、不签到（第八条）。',
      en: 'The organization buys accident insurance over the whole shift; without it there is no confirmation and no check-in (Art. 8).',
    },
    when: ({ request }) => request.dangerous,
  },
  minors: {
    element: 'safety',
    text: {
      zh: '每个时段至少两名成年人在场，不与未成年人单独相处；拍照、发布须监护人同意。',
      en: 'At least two adults are present in each shift, nobody is alone with a minor; pictures need the guardian’s consent.',
    },
    when: ({ request }) => request.audience.kind === 'minors',
  },
  vulnerable: {
    element: 'safety',
    text: {
      zh: '照顾老人和困难群众的节奏与隐私，未经同意不拍照、不外传。',
      en: 'Pace and privacy of elderly people and people in hardship come first; no pictures without their consent.',
    },
    when: ({ request }) => request.audience.kind === 'elderly' || request.audience.kind === 'hardship',
  },
  licence: {
    element: 'volunteer',
    text: {
      zh: '需要执业资格的事项，志愿者保证证书在服务当天有效，并在许可范围内服务。',
      en: 'For licensed acts the volunteer vouches that the licence is valid on the day and stays within its scope.',
    },
    when: ({ position }) => position.licences.length > 0,
  },
  secrecy: {
    element: 'other',
    text: {
      zh: '志愿者对接触到的技术和经营信息保密，只用于这次服务；服务结束后仍须保密。',
      en: 'The volunteer keeps technical and business information secret, uses it for this service only, and stays silent after it.',
    },
    when: ({ request }) => request.confidential,
  },
  intellectualProperty: {
    element: 'other',
    text: {
      zh: '各方原有的知识产权不变；服务中新产生的成果怎么归属、怎么署名，另行书面约定，未约定前任何一方不单独申请或转让。',
      en: 'Existing intellectual property stays with its owner; new results are settled in writing, and until then nobody files or transfers them alone.',
    },
    when: ({ request }) => request.confidential,
  },
  adviceOnly: {
    element: 'other',
    text: {
      zh: '志愿者提供的是建议，是否采用由服务对象自行决定和负责。',
      en: 'The volunteer gives advice; whether to follow it is the decision and responsibility of the requester.',
    },
    when: ({ request }) => request.scopeItem === 2,
  },
  series: {
    element: 'time',
    text: {
      zh: '各时段分别计时、分别记录；退出其中一个时段，不影响其他时段。',
      en: 'Each shift is counted and recorded by itself; leaving one leaves the others untouched.',
    },
    when: ({ request }) => request.shifts.length > 1,
  },
  venue: {
    element: 'conditions',
    text: {
      zh: '场馆介绍场地规则和应急出口；志愿者遵守场地规则。',
      en: 'The venue explains its rules and emergency exits; the volunteer follows them.',
    },
    when: ({ request }) => request.scopeItem === 3 || request.scopeItem === 5,
  },
  campaign: {
    element: 'conditions',
    text: {
      zh: '活动主办方统一安排集合、引导和饮水；天气或安全原因可以取消，取消尽早告知。',
      en: 'The organizer arranges meeting point, guidance and water; weather or safety may call the event off, told early.',
    },
    when: ({ request }) => request.scopeItem === 4,
  },
  online: {
    element: 'manner',
    text: {
      zh: '线上服务未经对方同意不录音、不录像、不截图。',
      en: 'Nobody records or captures an online session without the consent of the other side.',
    },
    when: ({ request }) => request.manner === 'online',
  },
} as const satisfies Record<string, Term>
