import { Availability } from './availability.tsx'
import { ChoiceGroup, Consent, Toggle } from './choices.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { SelectField, TextArea, TextField } from './fields.tsx'
import { Sheet } from './sheets.tsx'
import { DateField, SpanField, TimeField } from './times.tsx'
import { Problems, useSay } from './view.tsx'

const problems = [
  {
    path: 'gallery.code',
    text: { zh: '应为 18 位，您填了 17 位。', en: 'It has 18 signs; you wrote 17.' },
  },
  {
    path: 'gallery.shift.ends',
    text: {
      zh: '结束要晚于开始。您填的是 17:00 到 14:00。',
      en: 'The end must follow the start. You gave 17:00 to 14:00.',
    },
  },
  {
    path: 'gallery.risks',
    text: { zh: '请选可能的危险；都没有，就选“都没有”。', en: 'Pick the dangers there may be, or say there are none.' },
  },
]

const Inputs = () => {
  const say = useSay()
  return (
    <div class="grid gap-5">
      <TextField name="gallery.body" label={say({ zh: '单位名称', en: 'Name of the body' })} value="柳州市顺接焊装厂" />
      <TextField
        name="gallery.code"
        label={say({ zh: '统一社会信用代码', en: 'Social credit code' })}
        value="91450200MA5ABCDE1"
        mono
      />
      <SelectField
        name="gallery.level"
        label={say({ zh: '水平', en: 'Level' })}
        value="skilled"
        options={[
          { value: 'able', text: say({ zh: '会', en: 'Able' }) },
          { value: 'skilled', text: say({ zh: '熟练', en: 'Skilled' }) },
        ]}
      />
      <TextArea
        name="gallery.need"
        label={say({ zh: '难在哪？', en: 'What is hard?' })}
        hint={say({ zh: '像跟同事讲一样写。', en: 'Write as you would tell a colleague.' })}
      />
      <DateField name="gallery.date" label={say({ zh: '到哪天为止', en: 'Until which day' })} value="2026-09-19" />
      <TimeField
        name="gallery.at"
        label={say({ zh: '几点', en: 'At what time' })}
        value="17:00"
        from="08:00"
        to="22:00"
      />
      <SpanField
        name="gallery.shift"
        legend={say({ zh: '哪天，几点到几点', en: 'Which day, from when to when' })}
        date="2026-09-19"
        starts="17:00"
        ends="14:00"
        from="08:00"
        to="22:00"
      />
    </div>
  )
}

const Boxes = () => {
  const say = useSay()
  return (
    <div class="grid gap-5 mt-5">
      <ChoiceGroup
        one
        name="gallery.when"
        legend={say({ zh: '选一个', en: 'Pick one' })}
        picked={['start']}
        options={[
          { value: 'start', text: say({ zh: '一开机就偏', en: 'Off from the start' }) },
          { value: 'unsure', text: say({ zh: '说不清', en: 'Hard to say' }) },
        ]}
      />
      <ChoiceGroup
        name="gallery.risks"
        legend={say({ zh: '现场有没有这些危险', en: 'Are these dangers there' })}
        hint={say({ zh: '如实选（第八条）。', en: 'Tell truly (Article 8).' })}
        columns={3}
        options={[
          { value: 'arc', text: say({ zh: '弧光、烟尘', en: 'Arc, fumes' }) },
          { value: 'height', text: say({ zh: '登高', en: 'Heights' }) },
          { value: 'none', text: say({ zh: '都没有', en: 'None of these' }) },
        ]}
      />
      <Consent
        name="gallery.risk"
        hint={say({ zh: '接单前必勾；谢绝不用勾。', en: 'Needed to accept; not to decline.' })}
      >
        {say({ zh: '我看过以上危险，知道怎么避开。', en: 'I read the dangers and know how to avoid them.' })}
      </Consent>
      <Toggle
        name="gallery.pause"
        checked
        hint={say({ zh: '开了就不发邀请，已接的照常', en: 'No new invitations; the accepted stay' })}
      >
        {say({ zh: '先别问我', en: 'Do not ask me for now' })}
      </Toggle>
    </div>
  )
}

const morning = [8, 9, 10, 11]
const evening = [18, 19, 20, 21]

/** Fields and boxes, right and wrong, and the week grid. */
export const Forms = () => {
  const say = useSay()
  return (
    <>
      <Sheet id="form" title={say({ zh: '表单', en: 'Form' })}>
        <Problems fields={problems}>
          <ErrorSummary problems={problems} />
          <Inputs />
          <Boxes />
        </Problems>
      </Sheet>
      <Sheet
        id="week"
        title={say({ zh: '每周什么时候有空', en: 'When in the week are you free' })}
        hint={say({ zh: '点一下就选上。没选的时间不会问您。', en: 'Tap to choose. Other times we do not ask you.' })}
      >
        <Availability
          week={[evening, evening, [14, 15], [], [], [...morning, 12, 13, 14, 15, 16, 17, 18, 19], morning]}
        />
      </Sheet>
    </>
  )
}
