import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { Reader, show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { forbidden } from '#shared/authority/authority.ts'
import { comingCampaigns } from '#shared/campaigns/coming-campaigns.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { organizationsNear } from '#shared/organizations/organizations-near.ts'
import { readRequester } from '#shared/requesters/read-requester.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { readRequest } from '#shared/requests/read-request.ts'
import { readDraft, saveDraft } from '#shared/requests/save-draft.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { hear } from './requests-coach.ts'
import { type Acted, acted, listened } from './requests-coach-acts.ts'
import { RequestFormPage, type RequestFormProps } from './requests-form.tsx'
import { Coach } from './requests-form-coach.tsx'
import { ShiftFields } from './requests-form-shifts.tsx'
import { handIn } from './requests-hand-in.ts'
import { readInput } from './requests-input.ts'
import type { TypedRequest } from './requests-typed.ts'
import { edited, suggested } from './requests-typed-edits.ts'
import { typedFrom, typedFromForm } from './requests-typed-reading.ts'

/** What a form page is about, before what was typed. */
type Stage = Pick<RequestFormProps, 'stage' | 'action' | 'requester' | 'version' | 'answer'> & { id?: string }

/** Everybody the person may ask for. */
export const ownRequesterIds = (c: Call): string[] => {
  const { actor } = c.get('context')
  return actor.kind === 'person'
    ? actor.roles.flatMap((role) => (role.role === 'requesterMember' ? [role.requesterId] : []))
    : []
}

const ownRequesters = (c: Call): Promise<Requester[]> =>
  Promise.all(ownRequesterIds(c).map((requesterId) => readRequester(c.get('context'), { requesterId })))

const personId = (c: Call): string => {
  const { actor } = c.get('context')
  if (actor.kind !== 'person') throw forbidden()
  return actor.personId
}

/** The form with everything around it, for what was typed. */
const formPage = async (
  c: Call,
  stage: Stage,
  typed: TypedRequest,
  more: Pick<RequestFormProps, 'problems' | 'saved' | 'refused' | 'heard' | 'compared' | 'filled' | 'outlook'> = {},
) => {
  const context = c.get('context')
  const { districtCode } = stage.requester.place
  const [requesters, campaigns, organizations] = await Promise.all([
    ownRequesters(c),
    comingCampaigns(context, { organizationIds: territoryReach(districtCode) }),
    organizationsNear(context, { districtCode }),
  ])
  const page = (
    <RequestFormPage
      {...stage}
      {...more}
      typed={typed}
      requesters={requesters}
      campaigns={campaigns}
      organizations={organizations}
      today={localDate(context.clock())}
    />
  )
  const status = more.refused ? statusFor(more.refused) : more.problems ? 422 : 200
  return c.html(show(viewOf(c), page), status)
}

const newStage = async (c: Call, wanted: string): Promise<Stage> => {
  const requesters = await ownRequesters(c)
  const requester = requesters.find(({ id }) => id === wanted) ?? requesters[0]
  if (!requester) throw forbidden()
  return { stage: 'new', action: '/requests/new', requester }
}

/** What the edit page of a draft or request is about, and what stands in it. */
const editStage = async (c: Call, id: string): Promise<{ stage: Stage; fields: Record<string, unknown> }> => {
  const context = c.get('context')
  const draft = await readDraft(context, id)
  const action = `/requests/${id}/edit`
  if (draft) {
    const requester = await readRequester(context, { requesterId: draft.requesterId })
    return { stage: { stage: 'draft', action, requester, id }, fields: draft.fields }
  }
  const request = await readRequest(context, { requestId: id })
  if (request.state !== 'returned' && request.state !== 'open') throw notNow()
  const requester = await readRequester(context, { requesterId: request.requesterId })
  const { state: stage, version, answer } = request
  return {
    stage: { stage, action, requester, id, ...(stage === 'open' ? { version } : { answer }) },
    fields: request,
  }
}

const notNow = (): Refusal =>
  new Refusal('state', 'cannotEdit', {
    zh: '现在不能直接改。还没核实的，可以撤回后复制一份再提；已经开始的，请联系科协。',
    en: 'It cannot be changed now. Withdraw and copy it while it is being checked; once it began, ask the association.',
  })

/** The part of the form that follows what is typed; the seats, too, where a skill was ticked. */
const heardPart = async (c: Call, stage: Stage, form: Form) => {
  const context = c.get('context')
  const { typed, heard } = await listened(context, typedFromForm(form), stage.requester)
  const today = localDate(context.clock())
  return c.html(
    <Reader view={viewOf(c)}>
      <Coach heard={heard} typed={typed} action={stage.action} today={today} />
      {c.req.query('part') === 'skills' && (
        <div id="seats" hx-swap-oob="true">
          <ShiftFields {...stage} typed={typed} today={today} />
        </div>
      )}
    </Reader>,
  )
}

/** Does what a button of the form asked: rows come and go, a draft is kept, a need is handed in, facts change. */
const answerForm = async (c: Call, stage: Stage) => {
  const context = c.get('context')
  const form = await readForm(c)
  const isOpen = stage.stage === 'open'
  if (!isOpen && c.req.query('part') !== undefined) return heardPart(c, stage, form)
  const act = textOf(form, 'act')
  const sent = typedFromForm(form)
  const { typed, ...told }: Acted = isOpen
    ? { typed: edited(sent, act), heard: undefined }
    : await acted(context, sent, { act, requester: stage.requester, id: stage.id })
  const requesterId = stage.requester.id
  if (act === 'save' && !isOpen) {
    const id = stage.id === undefined ? {} : { id: stage.id }
    const { done, refused } = await tried(() => saveDraft(context, { ...id, requesterId, fields: typed }))
    if (refused) return formPage(c, stage, typed, { ...told, refused, problems: refused.fields })
    return c.redirect(`/requests/${done.id}/edit?saved=1`, 303)
  }
  if (act !== 'submit') return formPage(c, stage, typed, told)
  const { input, problems } = readInput(typed, stage.requester, context.clock(), { consent: !isOpen })
  if (problems) return formPage(c, stage, typed, { ...told, problems })
  const { done, refused } = await tried(() =>
    isOpen && stage.id !== undefined
      ? changeFacts(context, { requestId: stage.id, version: Number(textOf(form, 'version')), request: input })
      : handIn(context, { ...stage, typed, request: input, by: personId(c) }),
  )
  if (refused) return formPage(c, stage, typed, { ...told, refused, problems: refused.fields })
  return c.redirect(`/requests/${done.id}?done=${isOpen ? 'changed' : 'submitted'}`, 303)
}

/** Writing a need: anew, from a draft, after it was returned, and changing an open one. */
export const requestWritePages: PageModule = ({ get, post }) => {
  get('/requests/new', 'request.post', async (c) => {
    const stage = await newStage(c, c.req.query('for') ?? '')
    const { townshipCode, address } = stage.requester.place
    return formPage(c, stage, typedFrom({ place: { townshipCode, address } }))
  })

  post('/requests/new', 'request.post', async (c) => {
    const form = await readForm(c)
    return answerForm(c, await newStage(c, textOf(form, 'requesterId')))
  })

  get('/requests/:id/edit', 'request.post', async (c) => {
    const { stage, fields } = await editStage(c, c.req.param('id'))
    const wished = { shiftId: c.req.query('shift'), starts: c.req.query('starts'), manner: c.req.query('manner') }
    const typed = suggested(typedFrom(fields), wished)
    const heard = stage.stage === 'open' ? undefined : await hear(c.get('context'), typed, stage.requester)
    return formPage(c, stage, typed, { saved: c.req.query('saved') !== undefined, heard })
  })

  post('/requests/:id/edit', 'request.change', async (c) =>
    answerForm(c, (await editStage(c, c.req.param('id'))).stage),
  )
}
