import { describe } from 'vitest'
import { noBrowser, stage } from './stage.ts'
import { anAgreementIsMade } from './story-agreement.ts'
import { anAnswerIsFree } from './story-answer.ts'
import { aNeedIsPosted } from './story-need.ts'
import { everyPageReads } from './story-pages.ts'
import { aServiceIsRecorded } from './story-service.ts'
import { staffSeeToIt } from './story-staff.ts'
import { aNeedIsVerified } from './story-verify.ts'

// One world, the same need: each part goes on where the one before it stopped.
describe.skipIf(noBrowser)('from a difficulty to a certificate, in the browser', () => {
  const people = stage()
  aNeedIsPosted(people)
  aNeedIsVerified(people)
  anAnswerIsFree(people)
  anAgreementIsMade(people)
  aServiceIsRecorded(people)
  staffSeeToIt(people)
  everyPageReads(people)
})
