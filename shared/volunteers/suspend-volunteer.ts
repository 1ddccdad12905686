import type { Context } from '#shared/authority/context.ts'
import { type Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { changing } from './change-volunteer.ts'
import { permitAboutOthers } from './of-others.ts'
import type { VolunteerItems } from './read-volunteer.ts'
import type { Volunteer } from './volunteer.ts'

/**
 * Staff suspend, remove or reinstate a volunteer (Art. 8(7)), who is told the reason and may appeal. Their index
 * entries go or come in the same write, and an accept at the same moment fails on the changed volunteer item.
 */
export const suspendVolunteer = async (
  context: Context,
  input: { volunteerId: string; state: Volunteer['state']; reason: string },
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
  return changing(context, input.volunteerId, act, decide, ({ id, personId, version }) =>
    tell(
      {
        to: personId,
        template: 'standingChanged',
        values: { state: input.state, reason: input.reason.trim() },
        link: '/profile',
        cause: `${id}:${version}`,
      },
      context.clock(),
    ),
  )
}

const erased = (): Refusal =>
  wrongState('erased', {
    zh: '本人已经删除了资料，不能再改动。想回来，请本人重新报名。',
    en: 'This person had their data deleted; nothing can be changed. To come back they join anew.',
  })
