import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readSheets } from '#functions/sheets/read-sheets.ts'
import { sheetRule } from '#functions/sheets/refused.ts'
import { repack, unpack } from '#functions/sheets/unpack.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { checkRows } from '#shared/register/check-rows.ts'
import { tableIn } from '#shared/register/columns.ts'

const text = (content: string) => new TextEncoder().encode(content)
const read = async (bytes: Uint8Array) => (await readSheets(bytes))[0]
const reasonOf = (bytes: Uint8Array) =>
  readSheets(bytes).then(
    () => 'read',
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      expect(error.fields.map(({ path }) => path)).toEqual(['file'])
      return error.reason
    },
  )

/** 姓名,手机 / 韦一,13812345678 as Excel in Chinese saves it. */
const gbk = Uint8Array.of(
  0xd0,
  0xd5,
  0xc3,
  0xfb,
  0x2c,
  0xca,
  0xd6,
  0xbb,
  0xfa,
  0x0d,
  0x0a,
  0xce,
  0xa4,
  0xd2,
  0xbb,
  0x2c,
  ...text('13812345678'),
)
const lines = [
  ['姓名', '手机'],
  ['韦一', '13812345678'],
]

describe('separated text', () => {
  it.each([
    ['plain UTF-8', text('姓名,手机\n韦一,13812345678\n')],
    ['with its mark', text('\uFEFF姓名,手机\r\n韦一,13812345678\r\n\r\n')],
    ['GBK', gbk],
    ['UTF-16', Buffer.from('\uFEFF姓名\t手机\n韦一\t13812345678', 'utf16le')],
    ['semicolons', text('姓名;手机\n韦一;13812345678')],
    ['tabs', text('姓名\t手机\n韦一\t13812345678')],
    ['with a hint', text('\uFEFF姓名|手机\n"韦一"|="13812345678"\n')],
    [
      'wide digits, unseen signs and trailing columns',
      text('姓名,手机,,\n\u200b韦一 ,１３８１２３４５６７８,,\n,,,\n'),
    ],
    ['an apostrophe before a number', text("姓名,手机\n韦一,'13812345678")],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(lines)
  })

  it('holds no signs that are none: control codes and broken halves go, what people wrote stays', async () => {
    const cell = `陆${'\u0001'.repeat(80)}新\u007f来`
    expect(await read(text(`姓名,手机\n${cell},1`))).toEqual([
      ['姓名', '手机'],
      ['陆新来', '1'],
    ])
    const [[, [long = ''] = []] = []] = [await read(text(`姓名,手机\n韦${'𠮷'.repeat(80)},1`))]
    expect(long.isWellFormed()).toBe(true)
  })

  it('keeps blank lines and breaks within quotes, so that rows keep their numbers', async () => {
    expect(await read(text('a,b\n\n"x\ny",2'))).toEqual([['a', 'b'], [], ['x\ny', '2']])
  })

  it.each([
    ['sheetPage', text('<html><table><tr><td>姓名</td></tr></table></html>')],
    ['sheetKind', text('%PDF-1.7')],
    ['sheetKind', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0)],
    ['sheetOld', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['sheetEncoding', Uint8Array.of(0x61, 0xff, 0xfe, 0x80, 0x80)],
    ['sheetEmpty', text('\uFEFF \n,,\n')],
    ['noFile', new Uint8Array()],
    ['sheetTooLarge', text('a,b\n'.repeat(sheetRule.mostRows + sheetRule.spareRows + 1))],
    ['sheetTooLarge', new Uint8Array(sheetRule.mostBytes + 1).fill(97)],
  ])('is refused as %s, at its field', async (reason, bytes) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })
})

type Cells = Parameters<typeof writeWorkbook>[0]
const workbook = async (rows: unknown): Promise<Buffer> => (await writeWorkbook(rows as Cells)).toBuffer()
const plain = (...rows: string[][]) => workbook(rows.map((row) => row.map((value) => ({ value, type: String }))))

/** A workbook with one of its parts changed. */
const changed = (file: Buffer, name: RegExp, change: (xml: string) => string): Buffer =>
  repack(
    unpack(file).map((part) =>
      name.test(part.name) ? { ...part, bytes: Buffer.from(change(part.bytes.toString())) } : part,
    ),
  )

describe('a workbook', () => {
  it('gives text, numbers and days as people see them', async () => {
    const file = await workbook([
      ['姓名', '手机', '日期'].map((value) => ({ value, type: String })),
      [
        { value: '韦一', type: String },
        { value: 13_812_345_678, type: Number },
        { value: new Date('2021-03-05T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
      [],
      [
        { value: '莫二', type: String },
        { value: 4.502_021_990_010_11e17, type: Number },
      ],
    ])
    expect(await read(file)).toEqual([
      ['姓名', '手机', '日期'],
      ['韦一', '13812345678', '2021-03-05'],
      [],
      ['莫二', '4.50202e+17'],
    ])
  })

  it('gives of a formula what it last came to, as text', async () => {
    const file = changed(await plain(['姓名', '手机'], ['韦一', '甲']), /sheet1/, (xml) =>
      xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="str"><f>1+1</f><v>=HYPERLINK("x")</v></c>'),
    )
    expect(await read(file)).toEqual([
      ['姓名', '手机'],
      ['韦一', '=HYPERLINK("x")'],
    ])
  })

  it('may be formatted down to the last row: blank rows are none', async () => {
    const file = changed(await plain(['姓名', '手机']), /sheet1/, (xml) =>
      xml.replace('</sheetData>', '<row r="1048576" s="1"><c r="A1048576" s="1"/></row></sheetData>'),
    )
    expect(await read(file)).toEqual([['姓名', '手机']])
  })

  it.each([
    ['far below', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 'sheetTooLarge'],
    ['far to the right', '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>', 'sheetTooLarge'],
    ['hidden from a look', '<row r="9"><c r="&#90;ZZZZZ9"><v>1</v></c></row>', 'sheetBroken'],
    ['under a strange name', '<x:row r="9"><x:c a=">" r="ZZZZZZ9"><v>1</v></x:c></x:row>', 'sheetTooLarge'],
  ])('with something %s is refused before it fills the memory', async (_, row, reason) => {
    const file = changed(await plain(['姓名', '手机']), /sheet1/, (xml) =>
      xml.replace('</sheetData>', `${row}</sheetData>`),
    )
    expect(await reasonOf(file)).toBe(reason)
  })

  it('that unpacks to far more than it says is refused, whatever it says', async () => {
    const bomb = repack([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(sheetRule.mostUnpacked + 1) }])
    expect(bomb.length).toBeLessThan(200_000)
    expect(await reasonOf(bomb)).toBe('sheetTooLarge')
    const many = repack(
      Array.from({ length: sheetRule.mostParts + 1 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: Buffer.from('<a/>') })),
    )
    expect(await reasonOf(many)).toBe('sheetTooLarge')
  })

  it('leaves macros and pictures packed', () => {
    const file = repack([
      { name: 'xl/vbaProject.bin', bytes: Buffer.from('x') },
      { name: 'xl/media/1.png', bytes: Buffer.from('x') },
      { name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') },
    ])
    expect(unpack(file).map(({ name }) => name)).toEqual(['xl/workbook.xml'])
  })

  it('that is locked or cut off is refused', async () => {
    const file = await plain(['姓名', '手机'])
    expect(await reasonOf(file.subarray(0, file.length - 30))).toBe('sheetBroken')
    expect(await reasonOf(Buffer.concat([Buffer.from('PK'), deflateRawSync(file)]))).toBe('sheetBroken')
  })
})

describe('whatever the file is', () => {
  /** A clear "no", or rows that the rules take or refuse: never a fault of ours. */
  const ends = async (bytes: Uint8Array): Promise<void> => {
    let sheets: string[][][]
    try {
      sheets = await readSheets(bytes)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'invalid' && error.text.zh !== '') return
      throw error
    }
    const table = tableIn(sheets)
    const columns = { name: 0, phone: 1, idNumber: 2, number: 3, standing: 4, enrolledOn: 5, ...table.columns }
    const { good, faults } = checkRows({ ...table, columns, asOf: '2026-09-01' })
    expect(good.length + faults.length).toBeGreaterThanOrEqual(0)
  }
  const bytes = fc.uint8Array({ maxLength: 400 })

  it('bytes', () => fc.assert(fc.asyncProperty(bytes, ends), { numRuns: 300 }))

  it('something that begins as a workbook', () =>
    fc.assert(
      fc.asyncProperty(bytes, (rest) => ends(Uint8Array.of(0x50, 0x4b, 3, 4, ...rest))),
      { numRuns: 100 },
    ))

  it('text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), (words) => ends(text(words))),
      { numRuns: 300 },
    ))

  it('cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('13812345678', '=1+1', '4.5E+17', '2021-03-05', 'GX0000001', '__proto__', '已注册', '１２３'),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 })
    const quoted = (row: readonly string[]) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')
    return fc.assert(
      fc.asyncProperty(rows, (table) =>
        ends(text(`姓名,手机号,身份证号,编号,状态,注册时间\n${table.map(quoted).join('\n')}`)),
      ),
      { numRuns: 200 },
    )
  })

  it('a workbook with bytes of it spoilt', async () => {
    const file = await plain(['姓名', '手机', '编号'], ['韦一', '13812345678', 'GX0000001'])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        (spots) => {
          const spoilt = Buffer.from(file)
          for (const [at, byte] of spots) spoilt[at] = byte
          return ends(spoilt)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a sheet with a part of its words spoilt', async () => {
    const file = await plain(['姓名', '手机', '编号'], ['韦一', '13812345678', 'GX0000001'])
    await fc.assert(
      fc.asyncProperty(
        fc.nat(400),
        fc.constantFrom('<', '>', '"', '&', '\u0000', '</c>', '<row r="7">', ' r="A1"', '<c t="s"><v>99</v></c>'),
        (at, sign) =>
          ends(changed(file, /sheet1/, (xml) => xml.slice(0, at % xml.length) + sign + xml.slice(at % xml.length))),
      ),
      { numRuns: 150 },
    )
  })
})
