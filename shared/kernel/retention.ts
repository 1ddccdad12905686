/**
 * How long what needs no deciding is kept, in days. The items carry their end themselves; the schedule of all personal
 * data (shared/privacy/schedule.ts) tells these numbers to people.
 */
export const keptDays = {
  message: 365,
  /** A message with a code: worth nothing after minutes. */
  code: 7,
  /** Three years, as a processing log has to be kept (PIPL Art. 56). */
  audit: 1096,
  /** Logs of calls: at least six months, of which some have 184 days (Cybersecurity Law, Art. 21). */
  calls: 365,
  /** Since it was last saved. */
  draft: 365,
  /** Somebody who signed in and never joined in any role, since they were last seen. */
  newcomer: 180,
  /** Somebody whom a list of the register named and who never signed in. */
  invited: 90,
  /** That somebody does not want to be invited from a list: a keyed hash alone. */
  declined: 730,
  /** Rows of a list between upload and confirmation. */
  importRows: 1,
  /** What was done for each row. */
  importOutcome: 30,
  /** How many rows were done. */
  importSummary: 365,
  /** A word that led to no skill, since it was last used. */
  word: 90,
  /** A search that a volunteer keeps, since they kept or renewed it. */
  search: 180,
} as const
