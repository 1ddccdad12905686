import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { faults, statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { readSheets } from '#functions/sheets/read-sheets.ts'
import { forbidden } from '#shared/authority/authority.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { beginImport } from '#shared/register/begin-import.ts'
import { Column, type Columns } from '#shared/register/columns.ts'
import { chooseColumns, confirmImport, dropImport } from '#shared/register/confirm-import.ts'
import { exportHours } from '#shared/register/export-hours.ts'
import { previewImport } from '#shared/register/preview-import.ts'
import { importingOrganizations, readImport, readImports, readLeftRows } from '#shared/register/read-imports.ts'
import { undoImport } from '#shared/register/undo-import.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import { hoursSheet } from './staff-register-hours.ts'
import { leftSheet } from './staff-register-left.tsx'
import { RegisterPage } from './staff-register-page.tsx'
import { PreviewPage } from './staff-register-preview.tsx'
import { ImportPage } from './staff-register-result.tsx'
import { leftOutcome, leftRow } from './staff-register-words.ts'

const at = '/staff/register-import'

const registerPage = async (c: Call, more: { form?: Form; refused?: Refusal | undefined } = {}) => {
  const context = c.get('context')
  const organizations = await importingOrganizations(context)
  const wanted = textOf(more.form ?? {}, 'organizationId') || c.req.query('organization')
  const chosen = organizations.find(({ id }) => id === wanted) ?? organizations[0]
  if (!chosen) throw forbidden()
  const today = localDate(context.clock())
  const page = (
    <RegisterPage
      organizations={organizations}
      chosen={chosen}
      imports={await readImports(context, { organizationId: chosen.id })}
      today={today}
      month={addLocalDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}
      typed={(name) => textOf(more.form ?? {}, name)}
      dropped={c.req.query('dropped') !== undefined}
      problems={more.refused?.fields}
      refused={more.refused}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** The one whose list it is when the form names none: a person of a single organization is not asked. */
const organizationOf = async (c: Call, form: Form): Promise<string> =>
  textOf(form, 'organizationId') || ((await importingOrganizations(c.get('context')))[0]?.id ?? '')

const onePage = async (c: Call, refused?: Refusal) => {
  const context = c.get('context')
  const importId = c.req.param('importId') ?? ''
  const of = await readImport(context, { importId })
  const status = refused ? statusFor(refused) : 200
  if (of.state !== 'preview') {
    const left = await readLeftRows(context, { importId })
    const page = <ImportPage import={of} left={left} now={context.clock()} refused={refused} />
    return c.html(show(viewOf(c), page), status)
  }
  const { done, refused: over } = await tried(() => previewImport(context, { importId }))
  if (!done) return registerPage(c, { refused: over })
  return c.html(show(viewOf(c), <PreviewPage preview={done} problems={refused?.fields} refused={refused} />), status)
}

const columnsIn = (form: Form): Columns => {
  const columns: Columns = {}
  for (const column of Column.options) {
    const chosen = textOf(form, `columns.${column}`)
    if (/^\d{1,2}$/.test(chosen)) columns[column] = Number(chosen)
  }
  return columns
}

const asFile = (c: Call, text: string, name: string) =>
  c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })

/** Lists of the outside register, and hours passed on to it. */
export const staffRegister: PageModule = ({ get, post }) => {
  get(at, 'register.import', (c) => registerPage(c))

  post(at, 'register.import', async (c) => {
    const data = await c.req.formData().catch(() => undefined)
    if (!data) throw faults.malformed
    const given = [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const form: Form = Object.fromEntries(given)
    const file = data.get('file')
    const { done, refused } = await tried(async () => {
      const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
      return beginImport(c.get('context'), {
        organizationId: await organizationOf(c, form),
        asOf: textOf(form, 'asOf'),
        sheets: await readSheets(bytes),
      })
    })
    return refused ? registerPage(c, { form, refused }) : c.redirect(`${at}/${done.id}`, 303)
  })

  post(
    `${at}/export`,
    'register.export',
    async (c) => {
      const form = await readForm(c)
      const month = textOf(form, 'month').trim()
      const organizationId = await organizationOf(c, form)
      const { done, refused } = await tried(() => exportHours(c.get('context'), { organizationId, month }))
      if (refused) return registerPage(c, { form, refused })
      return asFile(c, hoursSheet(done, c.get('language')), `hours-${month}.csv`)
    },
    // Names and numbers of many people leave the product at once.
    { stepUp: true },
  )

  get(`${at}/:importId`, 'register.import', (c) => onePage(c))

  get(`${at}/:importId/rows.csv`, 'register.import', async (c) => {
    const context = c.get('context')
    const importId = c.req.param('importId')
    const { state } = await readImport(context, { importId })
    const rows =
      state === 'preview'
        ? (await previewImport(context, { importId })).faults.map(leftRow)
        : (await readLeftRows(context, { importId })).map(leftOutcome)
    return asFile(c, leftSheet(rows, c.get('language')), `rows-${importId}.csv`)
  })

  post(`${at}/:importId/columns`, 'register.import', async (c) => {
    const importId = c.req.param('importId')
    const columns = columnsIn(await readForm(c))
    const { refused } = await tried(() => chooseColumns(c.get('context'), { importId, columns }))
    return refused ? onePage(c, refused) : c.redirect(`${at}/${importId}#counts`, 303)
  })

  post(`${at}/:importId/confirm`, 'register.import', async (c) => {
    const importId = c.req.param('importId')
    const invites = textOf(await readForm(c), 'invites') === 'yes'
    const { refused } = await tried(() => confirmImport(c.get('context'), { importId, invites }))
    return refused ? onePage(c, refused) : c.redirect(`${at}/${importId}`, 303)
  })

  post(`${at}/:importId/drop`, 'register.import', async (c) => {
    const { refused } = await tried(() => dropImport(c.get('context'), { importId: c.req.param('importId') }))
    return refused ? onePage(c, refused) : c.redirect(`${at}?dropped=1`, 303)
  })

  post(`${at}/:importId/undo`, 'register.import', async (c) => {
    const importId = c.req.param('importId')
    const { refused } = await tried(() => undoImport(c.get('context'), { importId }))
    return refused ? onePage(c, refused) : c.redirect(`${at}/${importId}`, 303)
  })
}
