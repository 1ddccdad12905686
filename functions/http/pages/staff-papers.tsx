import { readForm, textOf } from '#functions/http/form.ts'
import { TextLink } from '#functions/http/look/buttons.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Paper } from '#shared/volunteers/paper.ts'
import { seePaper } from '#shared/volunteers/settle-paper.ts'
import { fileOf, filesHere, papersNow } from './papers.tsx'
import { PaperLine } from './papers-parts.tsx'
import { Act } from './uploads-parts.tsx'

const PapersOfVolunteer = ({ volunteerId, papers }: { volunteerId: string; papers: readonly Paper[] }) => {
  const say = useSay()
  const at = `/staff/volunteers/${volunteerId}/papers`
  const title = say({ zh: '证明材料', en: 'Papers' })
  return (
    <StaffPage title={title} at="volunteers">
      <TextLink href={`/staff/volunteers/${volunteerId}`} icon="chevron-left">
        <T zh="回到这位志愿者" en="Back to the volunteer" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <Sheet
        id="papers"
        title={say({ zh: '传上来的', en: 'Uploaded' })}
        hint={
          <T
            zh="打开会留下记录。看过后到上一页登记技能或证照；没有必要留的，看过就删。"
            en="Each look is kept. Confirm the skill or licence on the page before; delete what need not be kept."
          />
        }
      >
        {papers.length === 0 && (
          <p class="text-soft">
            <T zh="还没有传过材料。" en="Nothing was uploaded yet." />
          </p>
        )}
        <ul class="split">
          {papers.map((paper) => (
            <li class="py-3 grid gap-2">
              <PaperLine paper={paper} at={at} />
              {paper.fileKept && (paper.state === 'clean' || paper.state === 'seen') && (
                <div class="flex flex-wrap gap-3">
                  {paper.state === 'clean' && (
                    <Act
                      action={`${at}/${paper.id}`}
                      field={['file', 'keep']}
                      text={{ zh: '看过，留着', en: 'Seen, keep it' }}
                    />
                  )}
                  <Act
                    action={`${at}/${paper.id}`}
                    field={['file', 'delete']}
                    text={{ zh: '看过，删文件', en: 'Seen, delete the file' }}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
    </StaffPage>
  )
}

/** Papers of a volunteer for the staff who vouch for them. */
export const staffPapers: PageModule = ({ get, post }) => {
  get('/staff/volunteers/:volunteerId/papers', 'volunteer.vouch', async (c) => {
    const volunteerId = c.req.param('volunteerId')
    const papers = await papersNow(c, volunteerId)
    return c.html(show(viewOf(c), <PapersOfVolunteer volunteerId={volunteerId} papers={papers} />))
  })

  get('/staff/volunteers/:volunteerId/papers/:paperId/file', 'volunteer.vouch', (c) => {
    const { volunteerId, paperId } = c.req.param()
    return fileOf(c, { volunteerId, paperId })
  })

  post('/staff/volunteers/:volunteerId/papers/:paperId', 'volunteer.vouch', async (c) => {
    const { volunteerId, paperId } = c.req.param()
    const keep = textOf(await readForm(c), 'file') !== 'delete'
    const paper = await seePaper(c.get('context'), { volunteerId, paperId, keep })
    if (!paper.fileKept) await filesHere(c).remove(paper.id)
    return c.redirect(`/staff/volunteers/${volunteerId}/papers`, 303)
  })
}
