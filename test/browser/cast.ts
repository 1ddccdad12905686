import { derivedId } from '#shared/kernel/id.ts'

/** Everybody who plays a part, with the phone they sign in by. */
export const cast = {
  huang: { id: 'per_huang', name: '黄志强', phone: '19910001000' },
  gan: { id: 'per_gan', name: '甘雨', phone: '19910001001' },
  ouyang: { id: 'per_ouyang', name: '欧阳明', phone: '19910001002' },
  lu: { id: 'per_lu', name: '陆敏', phone: '19910001003' },
  chen: { id: 'per_chen', name: '陈静', phone: '19910001005' },
  zhou: { id: 'per_zhou', name: '周文', phone: '19910001004' },
  wei: { id: 'per_wei', name: '韦建国', phone: '19910002000' },
  qin: { id: 'per_qin', name: '覃海', phone: '19910002001' },
  mo: { id: 'per_mo', name: '莫小兰', phone: '19910002002' },
  liang: { id: 'per_liang', name: '梁志远', phone: '19910002003' },
  shi: { id: 'per_shi', name: '石磊', phone: '19910002004' },
  lan: { id: 'per_lan', name: '蓝天', phone: '19910002005' },
  nong: { id: 'per_nong', name: '农雪梅', phone: '19910002006' },
  yulan: { id: 'per_yulan', name: '覃玉兰', phone: '19910002007' },
} as const
export type Name = keyof typeof cast

export const volunteerIdOf = (name: Name): string => derivedId('volunteer', cast[name].id)

/** Titles by which needs are found on every page. */
export const titles = {
  /** Posted in the story of the enterprise. */
  robots: '焊接机器人焊偏了，想请人来找原因',
  /** Its shift is running while the stories are told. */
  running: '新来的焊工手生，想请人带一带',
  /** An invitation to decline. */
  railing: '小区护栏开焊，请懂行的人看看怎么修',
  /** Both sides name different hours. */
  disputed: '车间跳闸，想请人查查线路',
  /** Posted with scripts switched off. */
  kumquats: '金桔叶子发黄，想请人来看看',
} as const
