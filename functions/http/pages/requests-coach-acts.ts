import type { Context } from '#shared/authority/context.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { needKinds } from '#shared/requests/coach/kinds.ts'
import { type Compared, compare, type Heard, hear } from './requests-coach.ts'
import { answered } from './requests-coach-answers.ts'
import { drafted, inRoles, ofUsualSize, withTickedSkills } from './requests-coach-draft.ts'
import { type Outlook, outlookOf } from './requests-forecast.ts'
import type { TypedRequest } from './requests-typed.ts'
import { edited, suggested } from './requests-typed-edits.ts'

/** A form after one of its buttons was pressed, with what the coach now says of it. */
export interface Acted {
  typed: TypedRequest
  heard: Heard | undefined
  compared?: Compared | undefined
  filled?: string[] | undefined
  outlook?: Outlook | undefined
}

interface Asked {
  act: string
  requester: Pick<Requester, 'id' | 'kind' | 'place'>
  /** The request or draft that is being written, where it has an id. */
  id?: string | undefined
}

/** Buttons after which it is worth reading what was asked before. */
const compares = /^(coach|answer|usual|roles:|skip:)/

/** Buttons after which people are looked for; after the last answer, too. */
const looks = /^(forecast$|online$|move:)/
const answers = /^(coach|answer|skip:)/

const ticked = (typed: TypedRequest, heard: Heard | undefined): TypedRequest =>
  withTickedSkills(typed, heard?.kind ?? 'other', heard?.suggestions ?? [])

const changed = (typed: TypedRequest, act: string, heard: Heard, compared: Compared | undefined): TypedRequest => {
  const [verb = '', what = '', ...rest] = act.split(':')
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
    case 'move':
      return suggested(typed, { shiftId: what, starts: rest.join(':'), manner: undefined })
    case 'online':
      return suggested(typed, { shiftId: undefined, starts: undefined, manner: 'online' })
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
  const look = (typed: TypedRequest) => (looks.test(act) ? outlookOf(context, typed, requester) : undefined)
  if (!before) {
    const typed = ticked(edited(sent, act), undefined)
    return { typed, heard: undefined, outlook: await look(typed) }
  }
  const told = answered(sent, needKinds[before.kind].hours * 60)
  const draft = act === 'coach' ? drafted(told, requester, before.kind, before.suggestions) : undefined
  const filled = draft?.typed ?? told
  const compared = compares.test(act) ? await compare(context, filled, requester, id) : undefined
  const typed = ticked(changed(filled, act, before, compared), before)
  const heard = await hear(context, typed, requester)
  const isAnswered = answers.test(act) && heard?.questions.length === 0
  const outlook = isAnswered ? await outlookOf(context, typed, requester) : await look(typed)
  return { typed, heard, compared, filled: draft?.filled, outlook }
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
