import type { Text } from '#shared/kernel/text.ts'

/** Something a kind of need should say: the question, what it is good for, and how one sees that it was said. */
interface Ask {
  /** Under which the answer joins the text. */
  label: string
  question: Text
  why: Text
  said: RegExp
}

const number = String.raw`(\d+|[一二两三四五六七八九十百几]+)(多|来|几)?`

export const asks = {
  model: {
    label: '设备型号',
    question: { zh: '是什么设备，什么牌子、型号？', en: 'Which machine, make and model?' },
    why: { zh: '懂这个牌子的人才好找。', en: 'It tells who knows this very make.' },
    said: /型号|牌子|品牌|系列|发那科|西门子|库卡|三菱|安川|欧姆龙|汇川|[A-Za-z]{1,6}-?\d{2,}/,
  },
  since: {
    label: '什么时候开始的',
    question: { zh: '从什么时候开始的？一直这样，还是时好时坏？', en: 'Since when? All the time, or now and then?' },
    why: { zh: '一直这样和时好时坏，原因不一样。', en: 'Always and now-and-then have different causes.' },
    said: /最近|近来|上个?(月|周)|去年|今年|昨天|前几天|刚|以来|一直|时好时坏|经常|老是|每(天|次|年)|\d+\s*(天|周|个月|年)/,
  },
  tried: {
    label: '试过什么',
    question: { zh: '自己试过什么办法？结果怎样？', en: 'What have you tried, and what came of it?' },
    why: { zh: '来的人不用从头再试一遍。', en: 'Nobody has to try it all over again.' },
    said: /试过|换过|修过|请过|调过|查过|施过|打过|问过|重新|还是不行|没用|也没好|没效果/,
  },
  figures: {
    label: '现在多少',
    question: { zh: '现在是多少，想做到多少？说个数就行。', en: 'How much is it now, and how much should it be?' },
    why: { zh: '有数才知道要请多深的人。', en: 'A number tells how deep the knowledge must go.' },
    said: /\d+(\.\d+)?\s*(%|％|个?百分点|件|吨|公斤|斤|千瓦|度电?|元|分钟|小时|毫米|mm|万)/,
  },
  area: {
    label: '多大面积、多少头',
    question: { zh: '种了什么、多少亩？养的话，多少头？', en: 'Which crop and how much land, or how many animals?' },
    why: { zh: '大小不同，办法不同。', en: 'Size decides what can be done.' },
    said: new RegExp(`${number}\\s*(亩|棵|株|头|只|羽|公顷|箱|平方|万斤|斤)`),
  },
  people: {
    label: '大约多少人',
    question: { zh: '大约多少人来听、来看？', en: 'About how many people will come?' },
    why: { zh: '人数定了，才知道要请几位、备多少材料。', en: 'It decides how many helpers and how much material.' },
    said: new RegExp(`${number}\\s*(个|名|位|户)?(人|学生|老人|孩子|居民|师生|家长|职工|村民|农户|公司|企业|社员)`),
  },
  learners: {
    label: '原来会多少',
    question: {
      zh: '来的人现在会多少？零基础，还是干过几年？',
      en: 'What do they know already: nothing, or years of it?',
    },
    why: { zh: '讲深讲浅就看这个。', en: 'It decides how deep to go.' },
    said: /零基础|没学过|会一点|新手|新工|老师傅|干过|有基础|文化不高|不会/,
  },
  grade: {
    label: '几年级',
    question: { zh: '是几年级的孩子？', en: 'Which grades are the children in?' },
    why: { zh: '年级不同，讲法不同。', en: 'Each age is taught in its own way.' },
    said: /年级|初[一二三中]|高[一二三中]|小学|村小|幼儿|中学|低年级/,
  },
  guardian: {
    label: '谁在场',
    question: { zh: '活动时哪位老师或家长在场？', en: 'Which teacher or parent will be present?' },
    why: { zh: '孩子的活动，一直要有自己的大人在。', en: 'With children, an adult of theirs is always there.' },
    said: /(老师|家长|班主任)(全程)?(陪|在场|带队)/,
  },
  specialty: {
    label: '想看哪几样',
    question: {
      zh: '最想看哪几样？比如血压、牙、腰腿、睡眠。',
      en: 'What should be looked at: blood pressure, teeth, back?',
    },
    why: { zh: '科不同，请的医生不同。', en: 'It decides which doctors are asked.' },
    said: /血压|血糖|牙|口腔|眼|腰|腿|骨|中医|心理|睡眠|妇科|儿科|皮肤|慢性病/,
  },
  topics: {
    label: '最想学的',
    question: { zh: '最想学哪几样？比如微信、缴费、挂号、防骗。', en: 'What first: messages, bills, doctors, fraud?' },
    why: { zh: '一次教两三样，才记得住。', en: 'Two or three a time are remembered.' },
    said: /微信|缴费|挂号|防骗|诈骗|字体|拍照|视频|支付|相册|医保/,
  },
  papers: {
    label: '手上有的材料',
    question: { zh: '手上有哪些材料、数据可以给人看？', en: 'Which papers or data can be looked at?' },
    why: { zh: '先看材料，见面就能说到点子上。', en: 'Read beforehand, they save half the meeting.' },
    said: /材料|图纸|报告|台账|记录|数据|样品|说明书|手册|证书/,
  },
  goal: {
    label: '想要的结果',
    question: { zh: '做成什么样，您就算满意？', en: 'What would be a good result for you?' },
    why: { zh: '说清了结果，大家不白跑一趟。', en: 'With a clear end nobody comes in vain.' },
    said: /想(要|弄清|知道|学|请)|希望|期望|达到|目标|最好/,
  },
  current: {
    label: '现在用什么',
    question: { zh: '现在用的是什么系统，数据在哪里？', en: 'Which system do you use now, and where is the data?' },
    why: { zh: '接着现有的做，最省事。', en: 'Building on what is there saves most.' },
    said: /现在用|目前用|Excel|表格|ERP|MES|系统是|数据在/i,
  },
} as const satisfies Record<string, Ask>
export type AskName = keyof typeof asks
