// What a welding shop types into the form of a need: complete, and free of mistakes.

export const typedNeed: Readonly<Record<string, string>> = {
  act: 'submit',
  requesterId: 'rqr_factory',
  problem: '两台焊接机器人最近老是偏出焊缝，一天要返工二三十件。导电嘴换过，也重新示教过。',
  title: '焊接机器人焊偏了，想请人来找原因',
  outcome: '找到原因，知道怎么调',
  skills: 'ME13',
  'shifts.0.id': 's1',
  'shifts.0.date': '2026-11-28',
  'shifts.0.starts': '14:00',
  'shifts.0.ends': '17:00',
  'shifts.0.positions.0.id': 'p1',
  'shifts.0.positions.0.name': '焊接工程师',
  'shifts.0.positions.0.skills.0.skill': 'ME13',
  'shifts.0.positions.0.skills.0.level': '2',
  'shifts.0.positions.0.seats': '2',
  'shifts.0.positions.0.minimum': '1',
  manner: 'onSite',
  'place.townshipCode': '450204008',
  'place.address': '工业路 1 号 2 号车间',
  scopeItem: '2',
  destination: 'enterprise',
  'audience.kind': 'staff',
  'audience.count': '5',
  conditions: '车间内有空调，班长全程陪同',
  risks: 'arc',
  'riskNotes.arc': '查看时可能起弧',
  dangerous: 'yes',
  safetyMeasures: '提供面罩、手套；查看时断电挂牌',
  free: 'on',
}

/** The same with some answers changed, or left out where `undefined`. */
export const needWith = (changes: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...typedNeed, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
