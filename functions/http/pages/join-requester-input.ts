import { type Form, textOf } from '#functions/http/form.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { nameFault } from '#shared/people/name-person.ts'
import { townshipOf } from '#shared/places/district.ts'
import type { RequesterInput } from '#shared/requesters/register-requester.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { requesterFaults } from '#shared/requesters/requester-faults.ts'
import { problem, toCorrect } from './join-words.ts'

/** Codes as people copy them: small letters, wide signs, gaps. Nothing when nothing was typed. */
const codeOf = (typed: string): string | undefined =>
  typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase() || undefined

/** The form of a body that registers. Refuses with all that is wrong together, so that one round is enough. */
export const readRegistration = (form: Form, asksName: boolean): { personName: string; body: RequesterInput } => {
  const personName = textOf(form, 'personName').trim()
  const name = textOf(form, 'name').trim()
  const kind = RequesterKind.safeParse(textOf(form, 'kind')).data
  const township = townshipOf(textOf(form, 'place.townshipCode'))
  const address = textOf(form, 'place.address').trim()
  const creditCode = codeOf(textOf(form, 'creditCode'))
  const industry = codeOf(textOf(form, 'industry'))
  const codes = {
    ...(creditCode === undefined ? {} : { creditCode }),
    ...(industry === undefined ? {} : { industry }),
  }
  const unnamed = asksName ? nameFault(personName) : undefined
  const faults: FieldProblem[] = [
    ...(unnamed ? [{ path: 'personName', text: unnamed }] : []),
    ...(name.length >= 2 && name.length <= 60 ? [] : [bodyName(name)]),
    ...(kind ? [] : [problem('kind', '是哪一类单位？选一个。', 'What kind of body? Choose one.')]),
    ...requesterFaults({ kind: kind ?? 'community', ...codes }, 'self'),
    ...(township
      ? []
      : [problem('place.townshipCode', '在哪个乡镇、街道？选一个。', 'In which township? Choose one.')]),
    ...(address.length >= 1 && address.length <= 120 ? [] : [wrongAddress(address)]),
    ...(textOf(form, 'authorized') === 'yes'
      ? []
      : [
          problem(
            'authorized',
            '请确认受单位委托、填的属实。',
            'Confirm that you act for the body and that this is true.',
          ),
        ]),
  ]
  if (faults.length > 0 || !kind || !township) throw toCorrect(faults)
  return { personName, body: { name, kind, ...codes, place: { ...township, address } } }
}

const bodyName = (typed: string): FieldProblem =>
  problem(
    'name',
    typed === '' ? '填单位的全称。' : `“${typed.slice(0, 60)}”有 ${typed.length} 个字，要 2 到 60 个。`,
    typed === ''
      ? 'Enter the full name of the body.'
      : `"${typed.slice(0, 60)}" has ${typed.length}; 2 to 60 are needed.`,
  )

const wrongAddress = (typed: string): FieldProblem =>
  problem(
    'place.address',
    typed === '' ? '写上门牌或厂名，比如“工业路 9 号”。' : `写了 ${typed.length} 个字，最多 120 个。删短一些。`,
    typed === '' ? 'Enter the address, such as "9 Gongye Road".' : `You wrote ${typed.length} characters; at most 120.`,
  )
