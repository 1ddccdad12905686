/** Something the person at the keyboard can put right: the message says how, and no stack is shown. */
export class PlainError extends Error {}
