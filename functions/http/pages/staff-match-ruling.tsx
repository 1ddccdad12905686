import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'

/** How each form ends in which staff decide between two sides: what the decision rests on, and the button. */
export const RulingFoot = ({ name, note, button }: { name: string; note: string; button: Text }) => {
  const say = useSay()
  return (
    <>
      <TextArea
        name={name}
        rows={2}
        label={say({ zh: '依据', en: 'What it rests on' })}
        hint={say({ zh: '双方都会看到。', en: 'Both sides read it.' })}
        value={note}
      />
      <div>
        <Button look="line" size="small">
          <T {...button} />
        </Button>
      </div>
    </>
  )
}
