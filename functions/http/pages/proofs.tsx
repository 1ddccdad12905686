import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { notFound, type Refusal } from '#shared/kernel/refusal.ts'
import { type Proof, ProofKind, proofWord, proofWords } from '#shared/requesters/proof.ts'
import { openProof, readProofs } from '#shared/requesters/proofs-of.ts'
import { readRequester } from '#shared/requesters/read-requester.ts'
import { addProof, noteProofScan, removeProof } from '#shared/requesters/send-proof.ts'
import { filesHere, sendFile } from './papers.tsx'
import { SendPaperPage } from './papers-page.tsx'
import { ProofsPage } from './proofs-page.tsx'

/** The documents of a body, each as far as the scan is by now. */
export const proofsNow = async (c: Call, requesterId: string): Promise<Proof[]> => {
  const context = c.get('context')
  const files = filesHere(c)
  return Promise.all(
    (await readProofs(context, { requesterId })).map(async (proof) => {
      const found = proof.state === 'waiting' ? await files.found(proof.id) : undefined
      return found === undefined ? proof : noteProofScan(context, { requesterId, proofId: proof.id, found })
    }),
  )
}

/** Those of all bodies somebody belongs to. */
export const ownProofs = async (c: Call): Promise<Proof[]> => {
  const { actor } = c.get('context')
  const roles = actor.kind === 'person' ? actor.roles : []
  const held = await Promise.all(
    roles.flatMap((role) => (role.role === 'requesterMember' ? [proofsNow(c, role.requesterId)] : [])),
  )
  return held.flat()
}

const proofsPage = async (c: Call, refused?: Refusal) => {
  const requesterId = c.req.param('requesterId') ?? ''
  const proofs = await proofsNow(c, requesterId)
  const requester = await readRequester(c.get('context'), { requesterId })
  return c.html(
    show(viewOf(c), <ProofsPage requester={requester} proofs={proofs} refused={refused} />),
    refused ? statusFor(refused) : 200,
  )
}

/** The file of a document, as something to keep and not as a page. */
export const proofFile = async (c: Call, which: { requesterId: string; proofId: string }): Promise<Response> =>
  sendFile(c, await openProof(c.get('context'), which))

const at = '/requests/bodies/:requesterId/papers' as const

/** 单位证明: by what a body shows that it is what it says. */
export const proofPages: PageModule = ({ get, post }) => {
  get(at, 'requester.prove', (c) => proofsPage(c))

  post(at, 'requester.prove', async (c) => {
    filesHere(c)
    const requesterId = c.req.param('requesterId')
    const kind = ProofKind.safeParse(textOf(await readForm(c), 'kind'))
    const { done, refused } = await tried(() => addProof(c.get('context'), { requesterId, kind: kind.data }))
    return refused ? proofsPage(c, refused) : c.redirect(`/requests/bodies/${requesterId}/papers/${done.id}`, 303)
  })

  get(`${at}/:paperId`, 'requester.prove', async (c) => {
    const { requesterId, paperId } = c.req.param()
    const back = `/requests/bodies/${requesterId}/papers`
    const proof = (await proofsNow(c, requesterId)).find(({ id }) => id === paperId)
    if (!proof) throw notFound(proofWord)
    if (proof.state !== 'waiting') return c.redirect(back, 303)
    const form = filesHere(c).upload(proof.id, `${c.get('origin')}${back}`)
    const page = <SendPaperPage what={proofWords[proof.kind]} back={back} at="requests" form={form} />
    return c.html(show(viewOf(c), page))
  })

  get(`${at}/:paperId/file`, 'requester.prove', (c) => {
    const { requesterId, paperId } = c.req.param()
    return proofFile(c, { requesterId, proofId: paperId })
  })

  post(`${at}/:paperId/remove`, 'requester.prove', async (c) => {
    const { requesterId, paperId } = c.req.param()
    await removeProof(c.get('context'), { requesterId, proofId: paperId })
    await filesHere(c).remove(paperId)
    return c.redirect(`/requests/bodies/${requesterId}/papers`, 303)
  })
}
