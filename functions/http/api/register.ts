import * as z from 'zod'
import { Columns } from '#shared/register/columns.ts'
import { type Fault, faultRules, isFaultRule } from '#shared/register/faults.ts'
import { type ImportOutcome, Tallied } from '#shared/register/import.ts'
import { none, route } from './route.ts'
import { RegisterList } from './schemas.ts'

const tag = 'staff'
// Reading lists takes a while to load, and few calls need it.
const begin = () => import('#shared/register/begin-import.ts')
const confirm = () => import('#shared/register/confirm-import.ts')
const reads = () => import('#shared/register/read-imports.ts')

const admits = 'register.import'
const Both = z.object({ zh: z.string(), en: z.string() })
const LeftRow = z.object({
  row: z.number().int(),
  column: z.string().optional(),
  rule: z.string(),
  typed: z.string().optional(),
  remedy: Both.optional(),
})

const leftOf = ({ row, column, rule, kept }: ImportOutcome): z.infer<typeof LeftRow> => ({
  row,
  ...(column === undefined ? {} : { column }),
  rule: kept ?? rule ?? '',
  ...(rule !== undefined && isFaultRule(rule) ? { remedy: faultRules[rule] } : {}),
})
const faultOf = (fault: Fault): z.infer<typeof LeftRow> => ({ ...fault, remedy: faultRules[fault.rule] })

/** Lists of the outside register. */
export const registerRoutes = {
  listImports: route({
    method: 'get',
    path: '/register-imports',
    admits,
    tag,
    summary: { zh: '一个组织导入过的名册', en: 'The lists an organization brought' },
    query: z.object({ organization: z.string().max(60) }),
    body: none,
    answer: z.object({ items: z.array(RegisterList) }),
    handle: async ({ context, query }) => ({
      items: await (await reads()).readImports(context, { organizationId: query.organization }),
    }),
  }),
  beginImport: route({
    method: 'post',
    path: '/register-imports',
    admits,
    tag,
    summary: {
      zh: '上传登记平台的名册（.xlsx 或 .csv，base64），先不动任何东西',
      en: 'Send a list of the register (.xlsx or .csv as base64); nothing changes before it is confirmed',
    },
    creates: true,
    query: none,
    body: z.object({ organizationId: z.string().max(60), asOf: z.iso.date(), content: z.base64().max(2_800_000) }),
    answer: RegisterList,
    handle: async ({ context, body: { content, ...rest } }) => {
      const { readSheets } = await import('#functions/sheets/read-sheets.ts')
      const sheets = await readSheets(new Uint8Array(Buffer.from(content, 'base64')))
      return (await begin()).beginImport(context, { ...rest, sheets })
    },
  }),
  readImport: route({
    method: 'get',
    path: '/register-imports/{importId}',
    admits,
    tag,
    summary: { zh: '一份名册：进度和结果', en: 'One list: how far it is and what came of it' },
    query: none,
    body: none,
    answer: RegisterList,
    handle: async ({ context, params }) => (await reads()).readImport(context, params),
  }),
  previewImport: route({
    method: 'get',
    path: '/register-imports/{importId}/preview',
    admits,
    tag,
    summary: { zh: '没确认的名册会做什么', en: 'What a list that is not confirmed would do' },
    query: none,
    body: none,
    answer: z.object({
      heads: z.array(z.string()),
      columns: Columns,
      counts: Tallied,
      blank: z.number().int(),
      repeated: z.number().int(),
      faults: z.array(LeftRow),
    }),
    handle: async ({ context, params }) => {
      const { previewImport } = await import('#shared/register/preview-import.ts')
      const { import: of, heads, faults, counts, blank, repeated } = await previewImport(context, params)
      return { heads: [...heads], columns: of.columns, counts, blank, repeated, faults: faults.map(faultOf) }
    },
  }),
  importRowsLeft: route({
    method: 'get',
    path: '/register-imports/{importId}/rows',
    admits,
    tag,
    summary: { zh: '没导成、没撤成的行和原因', en: 'Rows that were not done or not undone, and why' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(LeftRow) }),
    handle: async ({ context, params }) => ({
      items: (await (await reads()).readLeftRows(context, params)).map(leftOf),
    }),
  }),
  chooseColumns: route({
    method: 'post',
    path: '/register-imports/{importId}/columns',
    admits,
    tag,
    summary: { zh: '说明各列是什么（从 0 数）', en: 'Say which column is which, counted from 0' },
    query: none,
    body: z.object({ columns: Columns }),
    answer: RegisterList,
    handle: async ({ context, params, body }) => (await confirm()).chooseColumns(context, { ...params, ...body }),
  }),
  confirmImport: route({
    method: 'post',
    path: '/register-imports/{importId}/confirm',
    admits,
    tag,
    summary: { zh: '确认导入，在后台做', en: 'Confirm a list; it is then worked in the background' },
    query: none,
    body: z.object({ invites: z.boolean() }),
    answer: RegisterList,
    handle: async ({ context, params, body }) => (await confirm()).confirmImport(context, { ...params, ...body }),
  }),
  dropImport: route({
    method: 'post',
    path: '/register-imports/{importId}/drop',
    admits,
    tag,
    summary: { zh: '不导了，删掉名册', en: 'Delete a list that was not confirmed' },
    query: none,
    body: none,
    answer: RegisterList,
    handle: async ({ context, params }) => (await confirm()).dropImport(context, params),
  }),
  undoImport: route({
    method: 'post',
    path: '/register-imports/{importId}/undo',
    admits,
    tag,
    summary: { zh: '整份撤销，7 天内', en: 'Undo a whole list, for seven days' },
    query: none,
    body: none,
    answer: RegisterList,
    handle: async ({ context, params }) =>
      (await import('#shared/register/undo-import.ts')).undoImport(context, params),
  }),
}
