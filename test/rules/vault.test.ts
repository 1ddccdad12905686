import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signedHeaders } from '#functions/aws/signed-fetch.ts'
import { makeVault } from '#functions/vault.ts'

const [first, second] = [randomBytes(32), randomBytes(32)]
const vault = makeVault({ current: '1', roots: new Map([['1', first]]) })

describe('the vault', () => {
  it('gives back to the owner what was sealed, Chinese included', () => {
    expect(vault.open(vault.seal('韦秀英 13800000000', 'per_a'), 'per_a')).toBe('韦秀英 13800000000')
  })

  it('never seals the same text twice to the same', () => {
    expect(vault.seal('x', 'per_a')).not.toBe(vault.seal('x', 'per_a'))
  })

  it('does not open for another owner, nor after a change of a single sign', () => {
    const sealed = vault.seal('13800000000', 'per_a')
    expect(() => vault.open(sealed, 'per_b')).toThrow()
    const at = sealed.length - 4
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    expect(() => vault.open(changed, 'per_a')).toThrow()
  })

  it('opens what an older key sealed, seals with the new one, and finds people by the same fingerprints', () => {
    const renewed = makeVault({
      current: '2',
      roots: new Map([
        ['1', first],
        ['2', second],
      ]),
    })
    expect(renewed.open(vault.seal('old', 'per_a'), 'per_a')).toBe('old')
    expect(renewed.seal('new', 'per_a')).toMatch(/^2\./)
    expect(() => vault.open(renewed.seal('new', 'per_a'), 'per_a')).toThrow(/key 2/)
    expect(renewed.fingerprint('phone:1')).toBe(vault.fingerprint('phone:1'))
  })

  describe('holds a key for each person', () => {
    const renewed = makeVault({
      current: '2',
      roots: new Map([
        ['1', first],
        ['2', second],
      ]),
    })
    const key = vault.newKey('per_a')

    it('which opens what it sealed, and no other key does', () => {
      const sealed = vault.under(key, 'per_a').seal('韦秀英', 'name')
      expect(vault.under(key, 'per_a').open(sealed, 'name')).toBe('韦秀英')
      expect(() => vault.under(vault.newKey('per_a'), 'per_a').open(sealed, 'name')).toThrow()
      expect(() => vault.under(key, 'per_a').open(sealed, 'phone')).toThrow()
    })

    it('which is of no use to another person', () => {
      expect(() => vault.under(key, 'per_b')).toThrow()
      expect(() => vault.open(key, 'per_a')).toThrow()
    })

    it('which a new root key seals anew without touching what lies under it', () => {
      const sealed = vault.under(key, 'per_a').seal('韦秀英', 'name')
      const again = renewed.renewed(key, 'per_a') ?? ''
      expect(again).toMatch(/^2\./)
      expect(renewed.under(again, 'per_a').open(sealed, 'name')).toBe('韦秀英')
      expect(renewed.renewed(again, 'per_a')).toBeUndefined()
    })
  })

  it('tells nobody without the key what a fingerprint stands for', () => {
    const other = makeVault({ current: '1', roots: new Map([['1', second]]) })
    expect(other.fingerprint('phone:1')).not.toBe(vault.fingerprint('phone:1'))
  })
})

describe('a request to AWS', () => {
  const by = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
  const at = '20150830T123600Z'
  const signature = (url: string, method: 'GET' | 'POST' = 'GET') =>
    signedHeaders({ service: 'service', region: 'us-east-1', method, url: new URL(url) }, by, at).authorization

  // Published examples of Signature Version 4: get-vanilla and post-vanilla.
  it('is signed as AWS publishes it', () => {
    expect(signature('https://example.amazonaws.com/')).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    )
    expect(signature('https://example.amazonaws.com/', 'POST')).toMatch(
      /Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b$/,
    )
    expect(signature('https://example.amazonaws.com/?Param2=value2&Param1=value1')).toMatch(
      /Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500$/,
    )
  })
})
