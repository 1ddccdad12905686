import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressClass } from '#functions/http/address-class.ts'
import { isRequestId } from '#functions/http/request-id.ts'

it.each([
  ['127.0.0.1', 'own'],
  ['::1', 'own'],
  ['::ffff:127.0.0.1', 'own'],
  ['10.3.2.1', 'private'],
  ['172.20.0.9', 'private'],
  ['172.32.0.9', '172.32.0.0/24'],
  ['192.168.1.20', 'private'],
  ['fd12:3456::1', 'private'],
  ['fe80::1', 'private'],
  ['116.252.181.77', '116.252.181.0/24'],
  ['::ffff:116.252.181.77', '116.252.181.0/24'],
  ['2408:8000:1234:5678::9', '2408:8000:1234::/48'],
  ['2408:8000::9', '2408:8000:0::/48'],
  ['', 'unknown'],
  ['13812345678', 'unknown'],
  ['evil\n"}', 'unknown'],
])('%s is of the class %s', (address, expected) => {
  expect(addressClass(address)).toBe(expected)
})

it('an address class says nothing beyond its network', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const last = address.split('.').at(-1)
      expect(['own', 'private']).toContain(
        addressClass(address) === `${address.slice(0, -String(last).length)}0/24` ? 'own' : addressClass(address),
      )
    }),
  )
})

it.each(['b5f1c0de-6a7e-4d1f-9b9e-0c3f4a5b6c7d', 'req_7k2mabcdefghijkl', 'A'.repeat(64)])(
  '%s names a request',
  (name) => {
    expect(isRequestId(name)).toBe(true)
  },
)

it.each([
  ['nothing', ''],
  ['too short', 'abc-123'],
  ['too long', 'a'.repeat(65)],
  ['a line of its own', 'abcdefghijklmnop\n{"level":"info","by":"per_boss"}'],
  ['a line of its own, coded', 'abcdefghijklmnop%0d%0aforged'],
  ['colours of a terminal', '\u001b[31mabcdefghijklmnop'],
  ['quotes and braces', '"},{"by":"per_boss0000'],
  ['a phone number', 'abcdefg-13812345678'],
  ['an identity number', '11010519491231002X'],
  ['digits alone', '1234567890123456'],
  ['Chinese', '请求请求请求请求请求请求请求请求'],
  ['equals signs', 'abcdefghijklmnop===='],
])('%s names none', (_, name) => {
  expect(isRequestId(name)).toBe(false)
})
