import { looked } from '#shared/audit/audit.ts'
import { may } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { permitAboutOthers } from './of-others.ts'
import { type Paper, papers, paperWord } from './paper.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'

/** The volunteer themself, which it answers, or staff who vouch for them; nobody else, not even auditors. */
const permitPapers = async (context: Context, volunteerId: string): Promise<boolean> => {
  const { volunteer } = await loadVolunteer(context.table, volunteerId)
  if (may(context.actor, 'volunteer.change', volunteerSubject(volunteer))) return true
  permitAboutOthers(context, volunteer)
  return false
}

/** A volunteer's papers, the newest first: what they are about and how far they are, not the files. */
export const readPapers = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<Loaded<Paper>[]> => {
  const own = await permitPapers(context, volunteerId)
  const all = await papers.all(context.table, { partition: keys.paper(volunteerId, '').pk, begins: 'PAPER#' })
  if (!own && all.length > 0) await context.table.write([looked(context, volunteerId, 'paper.list')])
  return all.sort((a, b) => b.addedAt.localeCompare(a.addedAt))
}

/** One paper, whose file is about to be opened: who did is kept. A file not checked, or gone, is not found. */
export const openPaper = async (
  context: Context,
  { volunteerId, paperId }: { volunteerId: string; paperId: string },
): Promise<Loaded<Paper>> => {
  await permitPapers(context, volunteerId)
  const paper = await papers.get(context.table, keys.paper(volunteerId, paperId))
  if (!paper?.fileKept || (paper.state !== 'clean' && paper.state !== 'seen')) throw notFound(paperWord)
  await context.table.write([looked(context, volunteerId, 'paper.read', { note: paperId })])
  return paper
}
