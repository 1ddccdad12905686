import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { permitAboutOthers } from './of-others.ts'
import { type Paper, papers, paperWord, scanned } from './paper.ts'
import type { Found } from './paper-rule.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'

interface Which {
  volunteerId: string
  paperId: string
}

const paperOf = async ({ table }: Context, { volunteerId, paperId }: Which): Promise<Loaded<Paper>> => {
  const paper = await papers.get(table, keys.paper(volunteerId, paperId))
  if (!paper) throw notFound(paperWord)
  return paper
}

/** What the scan found about a file, kept with the paper. Follows from the file; twice is once. */
export const noteScan = async (
  context: Context,
  { found, ...which }: Which & { found: Found | 'refused' },
): Promise<Paper> =>
  deciding(async () => {
    const paper = await paperOf(context, which)
    if (paper.state !== 'waiting') return paper
    const next: Loaded<Paper> = { ...paper, ...scanned(found) }
    await context.table.write([papers.replace(next)])
    return next
  })

/** Staff have looked at a paper; the file stays, or has done its work and goes. */
export const seePaper = async (context: Context, { keep, ...which }: Which & { keep: boolean }): Promise<Paper> => {
  const { volunteer } = await loadVolunteer(context.table, which.volunteerId)
  permitAboutOthers(context, volunteer)
  return deciding(async () => {
    const paper = await paperOf(context, which)
    if (paper.state !== 'clean' && paper.state !== 'seen') {
      throw wrongState('paperNotChecked', {
        zh: '这份材料还没检查完，过一会儿再看。',
        en: 'This paper is not checked yet. Look again in a while.',
      })
    }
    const next: Loaded<Paper> = { ...paper, state: 'seen', seenAt: context.clock(), fileKept: paper.fileKept && keep }
    const act = keep ? 'paper.seen' : 'paper.seenAndDeleted'
    await context.table.write([papers.replace(next), audited(context, which.volunteerId, act, which.paperId)])
    return next
  })
}

/** A volunteer takes a paper back at any time. */
export const removePaper = async (context: Context, which: Which): Promise<void> => {
  const { volunteer } = await loadVolunteer(context.table, which.volunteerId)
  permit(context, 'volunteer.change', volunteerSubject(volunteer))
  await deciding(async () => {
    const paper = await paperOf(context, which)
    await context.table.write([
      papers.remove(paper),
      audited(context, which.volunteerId, 'paper.remove', which.paperId),
    ])
  })
}
