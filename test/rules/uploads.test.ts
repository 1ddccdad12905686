import { expect, it } from 'vitest'
import { kindOf } from '#functions/scan-upload.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('knows a file by its first bytes', () => {
  expect(kindOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  expect(kindOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png')
  expect(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
})

it('lets nothing else in, whatever it calls itself', () => {
  for (const head of ['<html>', '<svg xmlns=', 'MZ', 'PK\u0003\u0004', '%PD', ''])
    expect(kindOf(bytes(head))).toBeUndefined()
})
