import { fourEyes, overtaken, type Proposal } from '#shared/approvals/four-eyes.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { changing } from './change-volunteer.ts'
import { permitAboutOthers } from './of-others.ts'
import { loadVolunteer, type VolunteerItems } from './read-volunteer.ts'
import { type Volunteer, volunteers } from './volunteer.ts'

/**
 * Staff suspend, remove or reinstate a volunteer (Art. 8(7)), who is told the reason and may appeal. Removing is for good
 * and takes two people: the first yes is a proposal. Their index entries go or come in the same write, and an accept at the
 * same moment fails on the changed volunteer item.
 */
export const suspendVolunteer = async (
  context: Context,
  input: { volunteerId: string; state: Volunteer['state']; reason: string; confirming?: boolean },
): Promise<Volunteer> => {
  if (input.reason.trim().length < 4) {
    throw wrongState('reasonMissing', {
      zh: '请写明原因，至少 4 个字，本人可以据此申诉。',
      en: 'Give the reason, at least 4 characters; the person may appeal against it.',
    })
  }
  const act = { name: `volunteer.${input.state}`, note: input.reason }
  const decide = ({ volunteer }: VolunteerItems) => {
    permitAboutOthers(context, volunteer)
    if (volunteer.erasedAt !== undefined) throw erased()
    if (volunteer.state === 'removed' && input.state === 'suspended') {
      throw wrongState('alreadyRemoved', {
        zh: '这位志愿者已经退出，不能再停用。需要的话先恢复。',
        en: 'This volunteer was removed and cannot be suspended. Reinstate them first.',
      })
    }
    return { ...volunteer, state: input.state }
  }
  const tells = ({ id, personId, version }: Loaded<Volunteer>) =>
    tell(
      {
        to: personId,
        template: 'standingChanged',
        values: { state: input.state, reason: input.reason.trim() },
        link: '/profile',
        cause: `${id}:${version}`,
      },
      context.clock(),
    )
  return deciding(async () => {
    const { volunteer } = await loadVolunteer(context.table, input.volunteerId)
    if (input.state !== 'removed' || volunteer.state === 'removed') {
      const gone = volunteer.state === input.state ? [] : await overtaken(context, removing(volunteer, ''))
      return changing(context, input.volunteerId, act, decide, (next) => [...tells(next), ...gone])
    }
    permitAboutOthers(context, volunteer)
    const second = await fourEyes(context, removing(volunteer, input.reason.trim()), input)
    if (second.runs) {
      return changing(context, input.volunteerId, act, decide, (next) => [...tells(next), ...second.changes])
    }
    await context.table.write([volunteers.check(volunteer), ...second.changes])
    return volunteer
  })
}

/** The act of removing, for a second person to confirm while the standing is what it was. */
const removing = (volunteer: Volunteer, reason: string): Proposal => ({
  kind: 'removeVolunteer',
  about: volunteer.id,
  reach: [...volunteer.organizationIds, ...territoryReach(volunteer.districtCode)],
  link: `/staff/volunteers/${volunteer.id}`,
  title: volunteer.pseudonym,
  facts: volunteer.state,
  input: { reason },
  note: reason,
})
const erased = (): Refusal =>
  wrongState('erased', {
    zh: '本人已经删除了资料，不能再改动。想回来，请本人重新报名。',
    en: 'This person had their data deleted; nothing can be changed. To come back they join anew.',
  })
