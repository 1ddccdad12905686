import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { newToken } from '#shared/people/challenge.ts'
import { keys } from '#shared/table/keys.ts'
import { type Paper, type PaperAbout, papers } from './paper.ts'
import { paperRule } from './paper-rule.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'

/** A volunteer announces a paper; the file follows, straight to where files are kept. Refuses more than ten. */
export const addPaper = async (
  context: Context,
  { volunteerId, about }: { volunteerId: string; about: PaperAbout },
): Promise<Paper> => {
  const { volunteer } = await loadVolunteer(context.table, volunteerId)
  permit(context, 'volunteer.change', volunteerSubject(volunteer))
  return deciding(async () => {
    const held = await papers.all(context.table, { partition: keys.paper(volunteerId, '').pk, begins: 'PAPER#' })
    if (held.length >= paperRule.mostPapers) throw enough()
    const paper: Paper = {
      // A file is found by this name, so nobody may guess one.
      id: newToken(context.random),
      volunteerId,
      about,
      state: 'waiting',
      addedAt: context.clock(),
      fileKept: true,
    }
    await context.table.write([papers.create(paper), audited(context, volunteerId, 'paper.add', about)])
    return paper
  })
}

const enough = () =>
  wrongState('enoughPapers', {
    zh: `最多放 ${paperRule.mostPapers} 份材料。先删掉用不着的。`,
    en: `There can be ${paperRule.mostPapers} papers. Remove one you no longer need first.`,
  })
