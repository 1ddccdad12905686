import type { Call } from '#functions/http/edge.ts'
import { type Form, listOf, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { ownConsents } from '#shared/privacy/change-consent.ts'
import { issueCertificate } from '#shared/records/issue-certificate.ts'
import { readCertificate } from '#shared/records/read-certificate.ts'
import { readRecords } from '#shared/records/read-records.ts'
import { sumService } from '#shared/records/sum-service.ts'
import { offerStory, takeBackStory } from '#shared/stories/offer-story.ts'
import { ownStories } from '#shared/stories/read-stories.ts'
import { CertificatePage } from './records-certificate.tsx'
import { RecordsPage } from './records-page.tsx'
import { volunteerOf } from './volunteer-of.ts'

const recordsPage = async (c: Call, more: { refused?: Refusal; form?: Form; telling?: boolean } = {}) => {
  const context = c.get('context')
  const volunteerId = volunteerOf(c)
  const [{ records, certificates }, sum, told, consented] = await Promise.all([
    readRecords(context, { volunteerId }),
    sumService(context, { volunteerId }),
    ownStories(context, { volunteerId }),
    ownConsents(context),
  ])
  const page = (
    <RecordsPage
      records={records}
      certificates={certificates}
      sum={sum}
      refused={more.refused}
      stories={{
        told,
        consents: consented.some(({ purpose, on }) => purpose === 'publish' && on),
        name: c.get('name'),
        typed: (field) => (more.telling && more.form ? textOf(more.form, field) : ''),
        open: more.telling === true,
      }}
      picked={more.form ? listOf(more.form, 'recordIds') : []}
      seal={more.form !== undefined && textOf(more.form, 'seal') === 'yes'}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** 记录: what one volunteer served, and the certificates made from it. */
export const recordPages: PageModule = ({ get, post }) => {
  get('/records', 'certificate.issue', (c) => recordsPage(c))

  post('/records/certificates', 'certificate.issue', async (c) => {
    const form = await readForm(c)
    const { done, refused } = await tried(() =>
      issueCertificate(c.get('context'), {
        volunteerId: volunteerOf(c),
        recordIds: listOf(form, 'recordIds'),
        seal: textOf(form, 'seal') === 'yes',
      }),
    )
    return refused ? recordsPage(c, { refused, form }) : c.redirect(`/records/certificates/${done.code}`, 303)
  })

  post('/records/stories', 'story.offer', async (c) => {
    const form = await readForm(c)
    const { refused } = await tried(() =>
      offerStory(c.get('context'), {
        volunteerId: volunteerOf(c),
        recordId: textOf(form, 'recordId'),
        words: textOf(form, 'words'),
        naming: textOf(form, 'naming') === 'full' ? 'full' : 'masked',
      }),
    )
    return refused ? recordsPage(c, { refused, form, telling: true }) : c.redirect('/records?done=story#stories', 303)
  })

  post('/records/stories/take-back', 'story.offer', async (c) => {
    const storyId = textOf(await readForm(c), 'storyId')
    await takeBackStory(c.get('context'), { volunteerId: volunteerOf(c), storyId })
    return c.redirect('/records#stories', 303)
  })

  get('/records/certificates/:code', 'certificate.issue', async (c) => {
    const printed = await readCertificate(c.get('context'), c.req.param())
    const origin = c.get('origin')
    // Only this page draws one; the others do without the package.
    const { create } = await import('qrcode')
    const { modules } = create(`${origin}/certificates/${printed.certificate.code}`, { errorCorrectionLevel: 'M' })
    const page = <CertificatePage printed={printed} qr={modules} address={`${new URL(origin).host}/certificates`} />
    return c.html(show(viewOf(c), page))
  })
}
