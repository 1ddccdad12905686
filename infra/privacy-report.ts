import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { allModules } from '#functions/http/parts.ts'
import type { Admission, Routes } from '#functions/http/routes.ts'
import { type Act, authority } from '#shared/authority/authority.ts'
import { notices } from '#shared/people/notices.ts'
import type { Kept } from '#shared/privacy/kept.ts'
import { backupDays, schedule } from '#shared/privacy/schedule.ts'

// The impact assessment of PIPL Art. 55, written from what the product really is: its schemas, its table of authority, its
// routes and its retention schedule. `npm run report:privacy` prints it as Markdown.

interface Noun {
  name: string
  schema: z.ZodType
}

const isNoun = (value: unknown): value is Noun =>
  typeof value === 'object' &&
  value !== null &&
  'keyOf' in value &&
  'schema' in value &&
  value.schema instanceof z.ZodType

/** Every item the product stores, by the name it has in the table. */
const nounsOf = async (): Promise<Map<string, z.ZodType>> => {
  const folder = new URL('../shared/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const loaded = await Promise.all(
    files.map((file): Promise<object> => import(new URL(file.replaceAll('\\', '/'), folder).href)),
  )
  const nouns = loaded.flatMap((exported) => Object.values(exported).filter(isNoun))
  return new Map(nouns.map(({ name, schema }) => [name, schema]))
}

const fieldsOf = (schema: z.ZodType | undefined): string[] => {
  if (!schema) return []
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties)
}

/** Routes by whom they admit, as the modules of pages and API declare them. */
const routesByAdmission = async (): Promise<Map<Admission, string[]>> => {
  const found = new Map<Admission, string[]>()
  const note = (method: string) => (path: string, admits: Admission) => {
    found.set(admits, [...(found.get(admits) ?? []), `${method} ${path}`])
  }
  const routes: Routes = {
    get: note('GET'),
    post: note('POST'),
    put: note('PUT'),
    patch: note('PATCH'),
    delete: note('DELETE'),
  }
  for (const module of await allModules()) module(routes, { embedded: false })
  return found
}

const grantsOf = (act: Act): string =>
  Object.entries(authority[act])
    .map(([role, reach]) => `${role} (${reach})`)
    .join(', ')

const endings: Readonly<Record<Kept['ends'], string>> = {
  expiry: 'the item carries its end; the table removes it',
  deletion: 'removed when the person deletes themself',
  anonymous: 'stays under an id that leads to nobody once the person is deleted',
}

const sectionOf = (kept: Kept, nouns: Map<string, z.ZodType>, routes: Map<Admission, string[]>): string[] => [
  `## ${kept.what.zh} · ${kept.what.en}`,
  '',
  `- **Purpose**: ${kept.why.zh} · ${kept.why.en}`,
  `- **Who reads it**: ${kept.who.zh} · ${kept.who.en}`,
  `- **How long**: ${kept.howLong.zh} · ${kept.howLong.en}`,
  `- **How it ends**: ${endings[kept.ends]}`,
  '',
  '| item | fields |',
  '|---|---|',
  ...kept.entities.map((name) => `| ${name} | ${fieldsOf(nouns.get(name)).join(', ')} |`),
  '',
  ...(kept.acts.length === 0
    ? ['Nobody but the person: no act of the table of authority opens it.', '']
    : [
        '| act | roles (reach) | routes |',
        '|---|---|---|',
        ...kept.acts.map((act) => `| ${act} | ${grantsOf(act)} | ${(routes.get(act) ?? []).join('; ')} |`),
        '',
      ]),
]

/** The report in Markdown. */
export const privacyReport = async (): Promise<string> => {
  const [nouns, routes] = await Promise.all([nounsOf(), routesByAdmission()])
  return [
    '# 个人信息保护影响评估 · Personal information impact assessment',
    '',
    'Written by `npm run report:privacy` from schemas, routes, table of authority and retention schedule.',
    `Backups of the whole table age out after ${backupDays} days. Details are sealed under a key of each person, which deletion destroys first.`,
    '',
    ...schedule.flatMap((kept) => sectionOf(kept, nouns, routes)),
    '## 单独同意 · Separate consents',
    '',
    '| purpose | edition | sensitive | without a receipt | notice |',
    '|---|---|---|---|---|',
    ...Object.values(notices).map(
      ({ purpose, edition, sensitive, standing, text }) =>
        `| ${purpose} | ${edition} | ${sensitive ? 'yes' : 'no'} | ${standing} | ${text.zh} ${text.en} |`,
    ),
    '',
    '## 本人的权利 · Rights of the person',
    '',
    ...(routes.get('signedIn') ?? []).filter((one) => / \/me\//.test(one)).map((one) => `- ${one}`),
    '',
  ].join('\n')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(await privacyReport())
}
