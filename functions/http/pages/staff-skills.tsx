import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { suggestSkills } from '#functions/suggesting.ts'
import { may, mayEver } from '#shared/authority/authority.ts'
import { previewSkillChange, readSkillsForStaff } from '#shared/dashboard/skills-for-staff.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { changeSkills, type SkillsAct } from '#shared/organizations/change-skills.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { isOffered } from '#shared/skills/taxonomy.ts'
import { leastTold } from '#shared/skills/unmatched.ts'
import { scopeOf } from './staff-scope.ts'
import { SkillChangePage, type TypedChange } from './staff-skills-change.tsx'
import type { Rights } from './staff-skills-changes.tsx'
import { SkillsPage } from './staff-skills-page.tsx'
import { SkillWordPage } from './staff-skills-word.tsx'

const rightsOf = (c: Call): Rights => {
  const { actor } = c.get('context')
  return {
    name: mayEver(actor, 'skills.word'),
    change: may(actor, 'skills.change', { what: { zh: '技能', en: 'skill' }, reach: [cityId] }),
  }
}

const mostLikely = 4

const wordPage = async (c: Call, typed: { word: string; code?: string; refused?: Refusal }) => {
  const context = c.get('context')
  const { word, code, refused } = typed
  const [{ words }, suggested] = await Promise.all([
    readSkillsForStaff(context, { districtCodes: scopeOf(c).all }),
    word === '' ? [] : suggestSkills(context, word),
  ])
  const chosen = words.find((one) => one.word === word)?.chosen ?? []
  const worth = suggested.filter(({ score }) => score >= leastTold).map((one) => one.code)
  const likely = [...new Set([...chosen, ...worth])].filter(isOffered).slice(0, mostLikely)
  const page = <SkillWordPage word={word} likely={likely} code={code} refused={refused} />
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

const typedIn = (of: (name: string) => string): TypedChange => ({
  act: of('act'),
  code: of('code'),
  into: of('act') === 'merge' ? of('into') : '',
  zh: of('name.zh'),
  en: of('name.en'),
})

const changePage = async (c: Call, typed: TypedChange, refused?: Refusal) => {
  const codes = [typed.code, typed.into].filter((code) => code !== '')
  const isComplete = codes.length > 0 && typed.act !== '' && (typed.act !== 'merge' || codes.length === 2)
  const reach = await previewSkillChange(c.get('context'), { codes })
  const page = <SkillChangePage typed={typed} reach={isComplete ? reach : undefined} refused={refused} />
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** What the form asks for; nothing where it is none of the acts. */
const actOf = ({ act, code, into, zh, en }: TypedChange): SkillsAct | undefined => {
  switch (act) {
    case 'merge':
      return { act, code, into }
    case 'rename':
      return { act, code, name: { zh, en } }
    case 'retire':
    case 'restore':
      return { act, code }
    default:
      return undefined
  }
}

const wordActOf = (of: (name: string) => string): SkillsAct => {
  const [act, word, code] = [of('act'), of('word'), of('code')]
  if (act === 'ignoreWord') return { act, word }
  return { act: act === 'dropWord' ? act : 'addWord', word, code }
}

/** 技能和说法: words that led nowhere, what is missing, and the skills themselves. */
export const staffSkills: PageModule = ({ get, post }) => {
  get('/staff/skills', 'skills.read', async (c) => {
    const skills = await readSkillsForStaff(c.get('context'), { districtCodes: scopeOf(c).codes })
    const page = <SkillsPage skills={skills} may={rightsOf(c)} done={c.req.query('done') !== undefined} />
    return c.html(show(viewOf(c), page))
  })

  get('/staff/skills/word', 'skills.word', (c) => wordPage(c, { word: (c.req.query('word') ?? '').slice(0, 20) }))

  post('/staff/skills/word', 'skills.word', async (c) => {
    const form = await readForm(c)
    const input = wordActOf((name) => textOf(form, name))
    const { refused } = await tried(() => changeSkills(c.get('context'), input))
    if (!refused) return c.redirect('/staff/skills?done=1', 303)
    return wordPage(c, { word: textOf(form, 'word'), code: textOf(form, 'code'), refused })
  })

  get('/staff/skills/change', 'skills.change', (c) =>
    changePage(
      c,
      typedIn((name) => c.req.query(name) ?? ''),
    ),
  )

  post(
    '/staff/skills/change',
    'skills.change',
    async (c) => {
      const form = await readForm(c)
      const typed = typedIn((name) => textOf(form, name))
      const input = actOf(typed)
      if (!input) return changePage(c, typed)
      const { refused } = await tried(() => changeSkills(c.get('context'), input))
      return refused ? changePage(c, typed, refused) : c.redirect('/staff/skills?done=1', 303)
    },
    { stepUp: true },
  )
}
