import type { Files } from '#functions/files.ts'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { faults, statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { notFound, type Refusal } from '#shared/kernel/refusal.ts'
import { addPaper } from '#shared/volunteers/add-paper.ts'
import { type Paper, PaperAbout, paperWord } from '#shared/volunteers/paper.ts'
import { openPaper, readPapers } from '#shared/volunteers/read-papers.ts'
import { noteScan, removePaper } from '#shared/volunteers/settle-paper.ts'
import { PapersPage, SendPaperPage } from './papers-page.tsx'
import { aboutWords } from './papers-parts.tsx'
import { ownProofs } from './proofs.tsx'
import { volunteerOf } from './volunteer-of.ts'

/** Where files are kept; on a site without such a place there are no papers. */
export const filesHere = (c: Call): Files => {
  const files = c.get('files')
  if (!files) throw faults.noPage
  return files
}

/** A volunteer's papers, each as far as the scan is by now. */
export const papersNow = async (c: Call, volunteerId: string): Promise<Paper[]> => {
  const context = c.get('context')
  const files = filesHere(c)
  return Promise.all(
    (await readPapers(context, { volunteerId })).map(async (paper) => {
      const found = paper.state === 'waiting' ? await files.found(paper.id) : undefined
      return found === undefined ? paper : noteScan(context, { volunteerId, paperId: paper.id, found })
    }),
  )
}

/** The file of a paper, as something to keep and not as a page: whatever is in it runs nowhere. */
export const fileOf = async (c: Call, which: { volunteerId: string; paperId: string }): Promise<Response> => {
  return sendFile(c, await openPaper(c.get('context'), which))
}

/** A file that proves something, to whoever may open it. */
export const sendFile = async (c: Call, { id, tag }: { id: string; tag?: string | undefined }): Promise<Response> => {
  const opened = await filesHere(c).open(id, tag)
  if (!opened) throw notFound(paperWord)
  if ('to' in opened) return c.redirect(opened.to, 303)
  return c.body(opened.bytes, 200, { 'content-type': opened.type, 'content-disposition': 'attachment' })
}

const papersPage = async (c: Call, refused?: Refusal) =>
  c.html(
    show(viewOf(c), <PapersPage papers={await papersNow(c, volunteerOf(c))} refused={refused} />),
    refused ? statusFor(refused) : 200,
  )

const ownWaiting = async (c: Call, paperId: string): Promise<Paper> => {
  const paper = (await papersNow(c, volunteerOf(c))).find(({ id }) => id === paperId)
  if (!paper) throw notFound(paperWord)
  return paper
}

/** A file one may send: of oneself as a volunteer, or for a body one belongs to. */
const ownFile = async (c: Call, id: string): Promise<{ id: string; state: string; back: string }> => {
  const proof = (await ownProofs(c)).find((one) => one.id === id)
  if (proof) return { ...proof, back: `/requests/bodies/${proof.requesterId}/papers` }
  return { ...(await ownWaiting(c, id)), back: '/profile/papers' }
}

/** 上传证明: a volunteer's own papers. */
export const paperPages: PageModule = ({ get, post }) => {
  get('/profile/papers', 'volunteer.change', (c) => papersPage(c))

  post('/profile/papers', 'volunteer.change', async (c) => {
    filesHere(c)
    const form = await readForm(c)
    const { done, refused } = await tried(async () => {
      const about = parseInput(PaperAbout, textOf(form, 'about') || undefined)
      return addPaper(c.get('context'), { volunteerId: volunteerOf(c), about })
    })
    return refused ? papersPage(c, refused) : c.redirect(`/profile/papers/${done.id}`, 303)
  })

  get('/profile/papers/:paperId', 'volunteer.change', async (c) => {
    const paper = await ownWaiting(c, c.req.param('paperId'))
    if (paper.state !== 'waiting') return c.redirect('/profile/papers', 303)
    const form = filesHere(c).upload(paper.id, `${c.get('origin')}/profile/papers`)
    const page = <SendPaperPage what={aboutWords[paper.about]} back="/profile/papers" at="me" form={form} />
    return c.html(show(viewOf(c), page))
  })

  get('/profile/papers/:paperId/file', 'volunteer.change', (c) =>
    fileOf(c, { volunteerId: volunteerOf(c), paperId: c.req.param('paperId') }),
  )

  post('/profile/papers/:paperId/remove', 'volunteer.change', async (c) => {
    const { id } = await ownWaiting(c, c.req.param('paperId'))
    await filesHere(c).remove(id)
    await removePaper(c.get('context'), { volunteerId: volunteerOf(c), paperId: id })
    return c.redirect('/profile/papers', 303)
  })

  // Stands where the bucket is in the cloud.
  post('/uploads/:paperId', 'embedded', async (c) => {
    const files = filesHere(c)
    const { id, state, back } = await ownFile(c, c.req.param('paperId'))
    const file = (await c.req.formData().catch(() => undefined))?.get('file')
    if (state !== 'waiting' || !(file instanceof File) || !files.arrive) throw faults.malformed
    await files.arrive(id, new Uint8Array(await file.arrayBuffer()))
    return c.redirect(back, 303)
  })
}
