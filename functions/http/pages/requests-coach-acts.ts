import type { Context } from '#shared/authority/context.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { needKinds } from '#shared/requests/coach/kinds.ts'
import { type Compared, compare, type Heard, hear } from './requests-coach.ts'
import { answered } from './requests-coach-answers.ts'
import { drafted, inRoles, ofUsualSize, withTickedSkills } from './requests-coach-draft.ts'
import type { TypedRequest } from './requests-typed.ts'
import { edited } from './requests-typed-edits.ts'

/** A form after one of its buttons was pressed, with what the coach now says of it. */
export interface Acted {
  typed: TypedRequest
  heard: Heard | undefined
  compared?: Compared | undefined
  filled?: string[] | undefined
}

interface Asked {
  act: string
  requester: Pick<Requester, 'id' | 'kind' | 'place'>
  /** The request or draft that is being written, where it has an id. */
  id?: string | undefined
}

/** Buttons after which it is worth reading what was asked before. */
const compares = /^(coach|answer|usual|roles:|skip:)/

const ticked = (typed: TypedRequest, heard: Heard | undefined): TypedRequest =>
  withTickedSkills(typed, heard?.kind ?? 'other', heard?.suggestions ?? [])

const changed = (typed: TypedRequest, act: string, heard: Heard, compared: Compared | undefined): TypedRequest => {
  const [verb = '', what = ''] = act.split(':')
  switch (verb) {
    case 'roles':
      return inRoles(
        typed,
        what.split('+').filter((code) => heard.roles.includes(code)),
        heard.kind,
      )
    case 'usual':
      return compared?.usual ? ofUsualSize(typed, compared.usual) : typed
    case 'skip':
      return { ...typed, skipped: [...new Set([...typed.skipped, what])] }
    default:
      return edited(typed, act)
  }
}

/**
 * Does what a button asked: an answer to the coach goes where it belongs whatever was pressed, blanks are filled, seats come and
 * go. Nothing typed is lost.
 */
export const acted = async (context: Context, sent: TypedRequest, { act, requester, id }: Asked): Promise<Acted> => {
  const before = await hear(context, sent, requester)
  if (!before) return { typed: ticked(edited(sent, act), undefined), heard: undefined }
  const told = answered(sent, needKinds[before.kind].hours * 60)
  const draft = act === 'coach' ? drafted(told, requester, before.kind, before.suggestions) : undefined
  const filled = draft?.typed ?? told
  const compared = compares.test(act) ? await compare(context, filled, requester, id) : undefined
  const typed = ticked(changed(filled, act, before, compared), before)
  return { typed, heard: await hear(context, typed, requester), compared, filled: draft?.filled }
}

/** The same for a pause of typing or a tick: only what follows from the words. */
export const listened = async (
  context: Context,
  sent: TypedRequest,
  requester: Pick<Requester, 'kind'>,
): Promise<Acted> => {
  const heard = await hear(context, sent, requester)
  return { typed: ticked(sent, heard), heard }
}
