import { describe, expect, it } from 'vitest'
import { ownPath } from '#functions/http/form.ts'
import { csv } from '#functions/http/pages/csv.ts'

describe('a table for spreadsheets', () => {
  const first = (value: string | number) => csv([[value]]).slice(1, -2)

  for (const sign of [
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '＝',
    '＋',
    '－',
    '＠',
    '\u2212',
    ' =',
    '\u3000=',
    '\u200b=',
    '\u0000=',
    '\n=',
  ])
    it(`takes ${JSON.stringify(sign)} at the start of a cell as text`, () => {
      expect(first(`${sign}HYPERLINK("http://evil.example")`)).toMatch(/^"?'/)
    })

  it('leaves what is no formula as it is', () => {
    expect(['焊接=好', 'a@b', '3-4 月', '韦**'].map(first)).toEqual(['焊接=好', 'a@b', '3-4 月', '韦**'])
    expect([first(-3), first(2.5)]).toEqual(['-3', '2.5'])
  })

  it('keeps a cell one cell, whatever stands in it', () => {
    expect(csv([['a,b', 'c"d', 'e\r\n=f', '尾']])).toBe('\uFEFF"a,b","c""d","e\r\n=f",尾\r\n')
  })
})

describe('where to go on after signing in', () => {
  const foreign = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/x\r\nset-cookie: a=b',
    '',
  ]
  for (const wanted of foreign)
    it(`is not ${JSON.stringify(wanted)}`, () => expect(ownPath(wanted, '/fallback')).toBe('/fallback'))

  it('keeps an address that only looks foreign on this site', () => {
    const here = [
      '/%2f%2fevil.example',
      '/%5cevil.example',
      '/@evil.example',
      '/a?next=//evil.example',
      '/requests?page=2',
    ]
    for (const path of here) {
      const to = ownPath(path, '/fallback')
      expect([path, new URL(to, 'https://own.example').origin]).toEqual([path, 'https://own.example'])
    }
    expect(ownPath('/requests?page=2', '/')).toBe('/requests?page=2')
  })
})
