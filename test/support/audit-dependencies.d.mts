/** What an answer of `npm audit --json` means on a day. */
export const judge: (
  answer: unknown,
  excuses: readonly { advisory: string; reason: string; until: string }[],
  today: string,
) => { known: boolean; open: string[]; needless: string[] }
