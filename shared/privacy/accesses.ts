import { type AuditEntry, auditEntries } from '#shared/audit/audit.ts'
import type { Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import type { Text } from '#shared/kernel/text.ts'
import { doneText } from '#shared/messages/done-words.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { rolesHeld } from './standing-duties.ts'

/** One look at a person's data, or one change of it. People appear by their role, never by name. */
export interface Access {
  at: Instant
  act: string
  what: Text
  by: Text
}

const shown = 200

const words: Readonly<Record<string, Text>> = {
  'contact.read': { zh: '看了姓名和电话', en: 'read name and number' },
  'volunteer.read': { zh: '看了志愿者资料', en: 'read the volunteer profile' },
  'request.post': { zh: '提交了需求', en: 'handed in a request' },
  'request.open': { zh: '核实通过了需求', en: 'verified a request' },
  'request.returned': { zh: '退回了需求', en: 'returned a request' },
  'request.refused': { zh: '没有受理需求', en: 'refused a request' },
  'request.changeFacts': { zh: '改了需求的时间、地点或条件', en: 'changed the facts of a request' },
  'request.changeWording': { zh: '改了需求的文字', en: 'changed the wording of a request' },
  'request.withdraw': { zh: '撤回了需求', en: 'withdrew a request' },
  'placement.withdraw': { zh: '退出了服务', en: 'withdrew from a service' },
  'insurance.record': { zh: '登记了保险', en: 'recorded an insurance' },
  'hours.decide': { zh: '裁定了时长', en: 'decided on hours' },
  'requester.register': { zh: '登记了单位', en: 'registered a body' },
  'requester.vouched': { zh: '核实了单位', en: 'vouched for a body' },
  'contact.export': { zh: '查泄露时打开了姓名和电话', en: 'opened name and number after a breach' },
  'volunteer.list': { zh: '看了志愿者名单', en: 'read a list of volunteers' },
  'paper.list': { zh: '看了证明材料的清单', en: 'read the list of papers' },
  'paper.read': { zh: '打开了证明材料', en: 'opened a paper' },
  'match.explain': { zh: '看了匹配结果', en: 'read how people were matched' },
  'certificate.check': { zh: '凭证明码核对了证明', en: 'checked a certificate by its code' },
  'record.inCharge': { zh: '看了记录上的负责人', en: 'read who was in charge' },
  'audit.read': { zh: '查了审计记录', en: 'looked up the audit' },
  'audit.export': { zh: '导出了审计记录', en: 'exported entries of the audit' },
  'breach.report': { zh: '做了泄露报告', en: 'made a breach report' },
  'breach.tell': { zh: '通知受影响的人', en: 'told people affected by a breach' },
  'token.make': { zh: '做了接口令牌', en: 'made an API token' },
  'token.revoke': { zh: '收回了接口令牌', en: 'revoked an API token' },
  'person.erase': { zh: '删除了自己的资料', en: 'deleted their data' },
  'person.register': { zh: '登记了姓名和手机号', en: 'registered name and number' },
  'person.name': { zh: '填了姓名', en: 'entered the name' },
  'person.askChange': { zh: '要求更正资料', en: 'asked for a correction' },
  'person.consent': { zh: '改了同意事项', en: 'changed a consent' },
  'person.idNumber': { zh: '填了身份证号', en: 'entered the identity number' },
  'role.grant': { zh: '给了一个身份', en: 'gave a role' },
  'role.revoke': { zh: '收回了一个身份', en: 'took a role back' },
  'volunteer.enrol': { zh: '报名成为志愿者', en: 'joined as a volunteer' },
  'volunteer.change': { zh: '改了志愿者资料', en: 'changed the profile' },
  'volunteer.register': {
    zh: '按登记平台的名册核对了登记号',
    en: 'checked the register number against a list of the register',
  },
  'volunteer.registerBack': { zh: '撤销了按名册的核对', en: 'took back that check' },
  'person.invite': { zh: '按登记平台的名册发了邀请', en: 'invited you from a list of the register' },
  'volunteer.pause': { zh: '暂停了邀请', en: 'paused invitations' },
  'volunteer.resume': { zh: '恢复了邀请', en: 'resumed invitations' },
  'volunteer.vouch': { zh: '核对了资质', en: 'checked papers' },
  'volunteer.active': { zh: '恢复了志愿者身份', en: 'reinstated the volunteer' },
  'volunteer.suspended': { zh: '暂停了志愿者身份', en: 'suspended the volunteer' },
  'volunteer.removed': { zh: '移出了志愿者名单', en: 'removed the volunteer' },
  'delegation.ask': { zh: '想替您代办，给您发了验证码', en: 'asked to act for you and had a code sent to you' },
  'delegation.open': { zh: '开始替您代办，凭您念的验证码', en: 'began to act for you, on the code you read out' },
  'delegation.openWithoutCode': { zh: '凭证件开始替您代办', en: 'began to act for you, on papers' },
  'delegation.end': { zh: '结束了代办', en: 'ended acting for you' },
  'onBehalf.undo': { zh: '撤销了一件代办的事', en: 'undid what was done for you' },
  'onBehalf.object': { zh: '对代办提出了异议', en: 'objected to what was done for you' },
  'session.end': { zh: '结束了一次登录', en: 'ended a sign-in' },
  'session.endAll': { zh: '结束了所有登录', en: 'ended all sign-ins' },
}

/** An act of the audit in words. */
export const actText = (act: string): Text => {
  if (words[act]) return words[act]
  const [kind, done = ''] = act.split('.')
  return kind === 'onBehalf' ? doneText(done) : { zh: `办了“${act}”`, en: `did "${act}"` }
}

/** Who looked at one's data or changed it, latest first: from the audit, which nobody can change. */
export const readAccesses = async (context: Context): Promise<Access[]> => {
  const { table } = context
  const personId = oneself(context)
  const held = await rolesHeld(table, personId)
  const about = [personId, ...held.flatMap(({ role }) => (role.role === 'volunteer' ? [role.volunteerId] : []))]
  const pages = await Promise.all(
    about.map((id) =>
      auditEntries.list(table, { partition: keys.audit(id, '', '').pk, backwards: true, limit: shown }),
    ),
  )
  const entries = pages
    .flatMap(({ items }) => items)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, shown)
  const by = await actorsOf(context, personId, entries)
  return entries.map(({ at, act, by: actor, for: whom }) => {
    const named = by.get(actor) ?? gone
    return { at, act, what: actText(act), by: whom === undefined ? named : inPlaceOf(named) }
  })
}

/** Both names of what was done for the person. */
const inPlaceOf = ({ zh, en }: Text): Text => ({ zh: `${zh}替您`, en: `${en}, in your place,` })

const own: Text = { zh: '您自己', en: 'you' }
const itself: Text = { zh: '系统', en: 'the system' }
const anybody: Text = { zh: '有证明码的人', en: 'somebody with the code' }
const gone: Text = { zh: '已离开的人', en: 'somebody who left' }

const actorsOf = async (
  { table }: Context,
  personId: string,
  entries: readonly AuditEntry[],
): Promise<Map<string, Text>> => {
  const others = [...new Set(entries.map(({ by }) => by))].filter((by) => by.startsWith('per_') && by !== personId)
  const roles = await Promise.all(others.map((id) => rolesHeld(table, id)))
  const staff = await organizations.getMany(
    table,
    [...new Set(roles.flat().flatMap(({ role }) => ('organizationId' in role ? [role.organizationId] : [])))].map(
      keys.organization,
    ),
  )
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]))
  return new Map([
    [personId, own],
    ['system', itself],
    ['nobody', anybody],
    ...others.flatMap((id, at): [string, Text][] => {
      const [first] = roles[at] ?? []
      return first ? [[id, standing(first.role, nameOf)]] : []
    }),
  ])
}

const standing = (role: Role, nameOf: ReadonlyMap<string, Text>): Text => {
  switch (role.role) {
    case 'volunteer':
      return { zh: '一位志愿者', en: 'a volunteer' }
    case 'requesterMember':
      return { zh: '服务对象的联系人', en: 'the contact of a requester' }
    case 'administrator':
      return { zh: '管理员', en: 'an administrator' }
    default: {
      const name = nameOf.get(role.organizationId) ?? { zh: '一个组织', en: 'an organization' }
      return { zh: `${name.zh}的工作人员`, en: `staff of ${name.en}` }
    }
  }
}
