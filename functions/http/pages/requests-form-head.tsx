import { TextLink } from '#functions/http/look/buttons.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'

/** A need being written: new, kept as a draft, sent back by staff, or open already and to be changed. */
export type FormStage = 'new' | 'draft' | 'returned' | 'open'

/** What the form is called at each stage. */
export const formTitles: Record<FormStage, Text> = {
  new: { zh: '说说您的难处', en: 'Tell us your difficulty' },
  draft: { zh: '接着写您的难处', en: 'Go on with your draft' },
  returned: { zh: '改一改，再提交', en: 'Correct and submit again' },
  open: { zh: '修改需求', en: 'Change the request' },
}

const leads: Record<FormStage, Text> = {
  new: {
    zh: '写完由科协核实，一般半个工作日内答复。填到一半可以存着。',
    en: 'The association checks it, as a rule within half a working day. You can save it half written.',
  },
  draft: {
    zh: '写到哪都行，随时可以存。提交以后才有人看到。',
    en: 'Save whenever you like. Nobody sees it before you submit.',
  },
  returned: { zh: '改好以后再核实一次。', en: 'It is checked once more after you submit.' },
  open: {
    zh: '改时间、地点、危险、条件或要求，已接单的人会被再问一次，同意前按原来的算；只改文字，不打扰人。',
    en: 'If time, place, dangers, conditions or requirements change, those who accepted are asked again; until then the old terms hold. Wording alone disturbs nobody.',
  },
}

/** Where the form stands: the way back, its title, and what happens to what is written. */
export const FormHead = ({ stage, action }: { stage: FormStage; action: string }) => {
  const say = useSay()
  return (
    <div>
      {stage !== 'new' && (
        <TextLink href={stage === 'draft' ? '/requests' : action.replace(/\/edit$/, '')} icon="chevron-left">
          {stage === 'draft' ? <T zh="我的需求" en="My requests" /> : <T zh="回到需求" en="Back to the request" />}
        </TextLink>
      )}
      <h1 class="text-2xl md:text-3xl">{say(formTitles[stage])}</h1>
      <p class="text-soft mt-1">{say(leads[stage])}</p>
    </div>
  )
}
