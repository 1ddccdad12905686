import ag from '../data/knowledge/AG.json' with { type: 'json' }
import an from '../data/knowledge/AN.json' with { type: 'json' }
import au from '../data/knowledge/AU.json' with { type: 'json' }
import bm from '../data/knowledge/BM.json' with { type: 'json' }
import ce from '../data/knowledge/CE.json' with { type: 'json' }
import en from '../data/knowledge/EN.json' with { type: 'json' }
import fd from '../data/knowledge/FD.json' with { type: 'json' }
import fw from '../data/knowledge/FW.json' with { type: 'json' }
import it from '../data/knowledge/IT.json' with { type: 'json' }
import ls from '../data/knowledge/LS.json' with { type: 'json' }
import md from '../data/knowledge/MD.json' with { type: 'json' }
import me from '../data/knowledge/ME.json' with { type: 'json' }
import mt from '../data/knowledge/MT.json' with { type: 'json' }
import qm from '../data/knowledge/QM.json' with { type: 'json' }
import sc from '../data/knowledge/SC.json' with { type: 'json' }
import sf from '../data/knowledge/SF.json' with { type: 'json' }
import sv from '../data/knowledge/SV.json' with { type: 'json' }
import ve from '../data/knowledge/VE.json' with { type: 'json' }
import { liveSkills, standingCode } from '../live.ts'
import { isOffered } from '../taxonomy.ts'
import { type Leaf, leavesOf, type Written } from './knowledge.ts'
import { type Suggester, suggester } from './suggester.ts'

/** What is written about every skill, one file for each domain. */
const written: Readonly<Record<string, Written>> = {
  ...ag,
  ...an,
  ...au,
  ...bm,
  ...ce,
  ...en,
  ...fd,
  ...fw,
  ...it,
  ...ls,
  ...md,
  ...me,
  ...mt,
  ...qm,
  ...sc,
  ...sf,
  ...sv,
  ...ve,
}

/** Every skill as it is written today: what `suggest` reads. */
export const writtenLeaves = (): readonly Leaf[] => leavesOf(written)

let built: Suggester | undefined

/**
 * The skills that a need in plain words may ask for, best first, at most ten, as the skills are today: with the words that
 * staff added, under the codes that merged skills became, without retired ones. The first call reads all knowledge.
 */
export const suggest: Suggester = (text, about) => {
  built ??= suggester(writtenLeaves())
  const live = liveSkills()
  if (live.version === 0) return built(text, about)
  const names = [...live.names].flatMap(([code, name]) => [name.zh, name.en].map((word) => ({ code, word })))
  const found = built(text, { ...about, extra: [...live.words, ...names] })
  const standing = found.map((one) => ({ ...one, code: standingCode(one.code) })).filter(({ code }) => isOffered(code))
  return standing.filter(({ code }, at) => standing.findIndex((one) => one.code === code) === at)
}
