import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { meantCode } from '#shared/records/certificate.ts'
import { type CheckedCertificate, checkCertificate } from '#shared/records/check-certificate.ts'
import { CheckPage } from './certificates-check.tsx'

/** A code that leads nowhere is an answer of this page, not an error of it. */
const checked = async (context: Context, code: string): Promise<CheckedCertificate | undefined> => {
  try {
    return await checkCertificate(context, { code })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound') return undefined
    throw error
  }
}

/** 查验证明: anybody checks a certificate by its code. */
export const certificatePages: PageModule = ({ get }) => {
  get('/certificates', 'public', (c) => {
    const code = meantCode(c.req.query('code') ?? '')
    if (code !== '') return c.redirect(`/certificates/${code}`, 303)
    return c.html(show(viewOf(c), <CheckPage code="" now={c.get('context').clock()} unknown={false} />))
  })

  get('/check', 'public', (c) => c.redirect('/certificates', 303))

  get('/certificates/:code', 'public', async (c) => {
    const context = c.get('context')
    const code = meantCode(c.req.param('code'))
    const found = await checked(context, code)
    const page = <CheckPage code={code} now={context.clock()} found={found} unknown={found === undefined} />
    return c.html(show(viewOf(c), page), found ? 200 : 404)
  })
}
