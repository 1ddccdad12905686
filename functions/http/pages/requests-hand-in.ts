import { log, told } from '#functions/log.ts'
import { shownFor, suggestSkills } from '#functions/suggesting.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { ownWords } from '#shared/requests/coach/next-question.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { noteWords } from '#shared/skills/note-words.ts'
import type { TypedRequest } from './requests-typed.ts'

interface Written {
  id?: string
  requester: Requester
  typed: TypedRequest
  request: RequestInput
  /** Who hands it in, and is called about it. */
  by: string
}

/** Hands a need in; what was suggested for its words and what was ticked, and words that led nowhere, are learned from. */
export const handIn = async (
  context: Context,
  { id, requester, typed, request, by }: Written,
): Promise<ServiceRequest> => {
  const text = ownWords(typed.problem).trim()
  const about = { requesterKind: requester.kind }
  const done = await submitRequest(context, {
    ...(id === undefined ? {} : { id }),
    requesterId: requester.id,
    contactPersonId: by,
    request,
    shown: await shownFor(context, text, about, typed.skills),
  })
  const suggestions = await suggestSkills(context, text, about)
  const asked = { districtCode: requester.place.districtCode, asker: requester.id }
  // The need stands whatever becomes of this.
  await noteWords(context, { ...asked, text, suggestions, chosen: typed.skills }).catch((error: unknown) =>
    log('error', 'note-words', told(error)),
  )
  return done
}
