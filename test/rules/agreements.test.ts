import { describe, expect, it } from 'vitest'
import { agreementText } from '#shared/agreements/agreement-text.ts'
import { withSignatures } from '#shared/agreements/binding.ts'
import { editionFor } from '#shared/agreements/edition.ts'
import { elementWords } from '#shared/agreements/elements.ts'
import { type AgreementCase, formOf, type SignatureProvision, signatureProvisions } from '#shared/agreements/form.ts'
import { sign } from '#shared/agreements/sign.ts'
import { type Term, type TermCase, terms } from '#shared/agreements/term-list.ts'
import { addedTerms } from '#shared/agreements/terms.ts'
import { Missing, missingFor } from '#shared/placements/confirmation.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { before, ends, placementOf, serviceRequest, society, starts } from '#test/support/service.ts'

const plain = { request: serviceRequest('req_1'), asked: false, onePersonTwoSides: false } satisfies AgreementCase
const shift = plain.request.shifts[0]!

const asking: Record<SignatureProvision, AgreementCase> = {
  danger: { ...plain, request: serviceRequest('req_1', { dangerous: true }) },
  minors: { ...plain, request: serviceRequest('req_1', { audience: { kind: 'minors', count: 30 } }) },
  secrecy: { ...plain, request: serviceRequest('req_1', { scopeItem: 2, confidential: true }) },
  series: { ...plain, request: serviceRequest('req_1', { scopeItem: 5, shifts: [shift, { ...shift, id: 's2' }] }) },
  asked: { ...plain, asked: true },
  onePersonTwoSides: { ...plain, onePersonTwoSides: true },
}

describe('the form of an agreement', () => {
  it('is standard terms in the plain case', () => {
    expect(formOf(plain)).toEqual({ form: 'standard', because: [] })
  })

  for (const [name, { text }] of Object.entries(signatureProvisions)) {
    it(`is signed by all three when ${text.en}, and says so`, () => {
      const of = asking[name as SignatureProvision]
      expect(formOf(of)).toEqual({ form: 'signed', because: [name] })
    })
  }

  it('is signed when the requester asked for it while posting', () => {
    expect(formOf({ ...plain, request: serviceRequest('req_1', { signatureAsked: true }) }).because).toEqual(['asked'])
  })

  it('stays standard for several shifts that are no series of item 5', () => {
    const request = serviceRequest('req_1', { scopeItem: 1, shifts: [shift, { ...shift, id: 's2' }] })
    expect(formOf({ ...plain, request }).form).toBe('standard')
  })
})

const plainTerms: TermCase = { request: plain.request, position: { licences: [] } }
const calling: Record<string, TermCase> = {
  riskNotice: { ...plainTerms, request: serviceRequest('r', { dangerous: true }) },
  insurance: { ...plainTerms, request: serviceRequest('r', { dangerous: true }) },
  minors: { ...plainTerms, request: serviceRequest('r', { audience: { kind: 'minors', count: 3 } }) },
  vulnerable: { ...plainTerms, request: serviceRequest('r', { audience: { kind: 'elderly', count: 3 } }) },
  licence: { ...plainTerms, position: { licences: ['physician'] } },
  secrecy: { ...plainTerms, request: serviceRequest('r', { confidential: true }) },
  intellectualProperty: { ...plainTerms, request: serviceRequest('r', { confidential: true }) },
  adviceOnly: { ...plainTerms, request: serviceRequest('r', { scopeItem: 2 }) },
  series: { ...plainTerms, request: serviceRequest('r', { shifts: [shift, { ...shift, id: 's2' }] }) },
  venue: { ...plainTerms, request: serviceRequest('r', { scopeItem: 3 }) },
  campaign: { ...plainTerms, request: serviceRequest('r', { scopeItem: 4 }) },
  online: { ...plainTerms, request: serviceRequest('r', { manner: 'online' }) },
}

describe('the terms of an agreement', () => {
  for (const [name, term] of Object.entries<Term>(terms)) {
    if (term.when === undefined) continue
    it(`include "${name}" where the case calls for it and not in the plain case`, () => {
      expect(addedTerms(calling[name]!)).toContain(name)
      expect(addedTerms(plainTerms)).not.toContain(name)
    })
  }
})

const edition = (changes: Partial<Placement> = {}, request = serviceRequest('req_1')) =>
  editionFor(
    { request, placement: placementOf(request, 'vol_1', changes), organization: society, personId: 'per_vol_1' },
    undefined,
    before,
  )

describe('the text of an agreement', () => {
  it('has every element of Article 12, none of them empty, in both languages', () => {
    const text = agreementText(edition())
    expect(text.map(({ element }) => element)).toEqual(Object.keys(elementWords))
    for (const { lines } of text) {
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) expect(line.zh !== '' && line.en !== '').toBe(true)
    }
  })

  it('shows the exact address once agreed, and only the township before', () => {
    const place = (of: ReturnType<typeof edition>) =>
      JSON.stringify(agreementText(of).find((s) => s.element === 'place'))
    const open = edition({}, serviceRequest('req_1', { dangerous: true }))
    expect(place(edition())).toContain('工业路 1 号')
    expect(place(open)).not.toContain('工业路 1 号')
  })
})

describe('consent', () => {
  it('is given by accepting, posting and opening where standard terms do', () => {
    const agreed = edition()
    expect(agreed.state).toBe('agreed')
    expect(agreed.signatures.map(({ party, how }) => `${party} ${how}`)).toEqual([
      'volunteer accepting',
      'requester accepting',
      'organization accepting',
    ])
  })

  it('is not taken from a volunteer who accepted older facts', () => {
    const request = serviceRequest('req_1', { factsVersion: 2 })
    const open = edition({ factsVersion: 1 }, request)
    expect(open.state).toBe('open')
    expect(open.signatures.map(({ party }) => party)).toEqual(['requester', 'organization'])
  })

  it('has to be signed by a colleague when the contact of the requester is the volunteer', () => {
    const open = edition({}, serviceRequest('req_1', { contactPersonId: 'per_vol_1' }))
    expect(open).toMatchObject({ state: 'open', because: ['onePersonTwoSides'], signatures: [] })
  })

  it('of the third party makes an edition agreed, of the second does not', () => {
    const open = edition({}, serviceRequest('req_1', { dangerous: true }))
    const of = (party: 'volunteer' | 'requester' | 'organization', by: string) =>
      ({ party, by, at: before, how: 'signing' }) as const
    const two = withSignatures(open, [of('volunteer', 'a'), of('requester', 'b')])
    expect(two.state).toBe('open')
    expect(withSignatures(two, [of('organization', 'c')]).state).toBe('agreed')
  })

  it('of one side is refused to a person who stands for another', () => {
    const open = edition({}, serviceRequest('req_1', { dangerous: true }))
    const signing = { personId: 'per_vol_1', now: before }
    const byRequester = sign(open, { party: 'requester', by: 'per_huang', ...signing })
    expect(byRequester.signatures).toHaveLength(1)
    expect(() => sign(byRequester, { party: 'organization', by: 'per_huang', ...signing })).toThrow(/twoSides/)
    expect(() => sign(open, { party: 'requester', by: 'per_vol_1', ...signing })).toThrow(/twoSides/)
  })

  it('to a superseded edition is refused, and signing twice changes nothing', () => {
    const open = edition({}, serviceRequest('req_1', { dangerous: true }))
    const by = { party: 'volunteer', by: 'per_vol_1', personId: 'per_vol_1', now: before } as const
    expect(() => sign({ ...open, state: 'superseded' }, by)).toThrow(/newerEdition/)
    const signed = sign(open, by)
    expect(sign(signed, by)).toBe(signed)
  })
})

describe('confirmation', () => {
  const dangerous = { dangerous: true }
  const ready = placementOf(plain.request, 'vol_1', {
    agreed: true,
    risksAcknowledgedAt: before,
    insurance: { policy: 'PA-1', starts, ends },
  })
  const { risksAcknowledgedAt: _notice, ...unread } = ready
  const { insurance: _policy, ...uninsured } = ready
  const lacking: Record<Missing, Placement> = {
    minimum: { ...ready, state: 'provisional' },
    agreement: { ...ready, agreed: false },
    riskNotice: unread,
    insurance: uninsured,
  }

  it('of a dangerous service needs nothing more when agreed, told and insured', () => {
    expect(missingFor(ready, dangerous)).toEqual([])
  })

  for (const name of Object.keys(Missing)) {
    it(`is held up by: ${Missing[name as Missing].en}`, () => {
      expect(missingFor(lacking[name as Missing], dangerous)).toEqual([name])
    })
  }

  it('is held up by a policy that ends one minute early', () => {
    const short = { ...ready, insurance: { policy: 'PA-1', starts, ends: '2026-09-19T08:59:00.000Z' } }
    expect(missingFor(short, dangerous)).toEqual(['insurance'])
  })

  it('of a harmless service asks for no insurance', () => {
    expect(missingFor(uninsured, { dangerous: false })).toEqual([])
  })
})
