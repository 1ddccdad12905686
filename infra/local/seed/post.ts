import { type Due, dues } from '#shared/dues/due.ts'
import { type Message, messageRef, messages } from '#shared/messages/message.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { StoredItem, Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'

const perWrite = 48

/**
 * The post of the story. A message inside the product is delivered by being there; what is left to do about it is to note
 * so, which happens here for a day's messages at once instead of one by one.
 */
export class Post {
  private waiting: { message: Loaded<Message>; due: Due }[] = []
  private readonly written = new Map<string, Loaded<Message>>()

  notice(item: StoredItem): void {
    const message = messages.read(item)
    if (message.channel === 'inApp' && message.state === 'waiting') {
      this.written.set(`${message.to}|${messageRef(message)}`, message)
    }
  }

  /** Whether a due item is about a message that is delivered here. */
  takes(due: Due): boolean {
    const message = due.kind === 'deliverMessage' ? this.written.get(due.about) : undefined
    if (!message) return false
    this.written.delete(due.about)
    this.waiting.push({ message, due })
    return true
  }

  /** Notes as delivered what was due until then. */
  async deliver(table: Table, until: Instant): Promise<void> {
    const ready = this.waiting.filter(({ due }) => due.at <= until)
    this.waiting = this.waiting.filter(({ due }) => due.at > until)
    for (let at = 0; at < ready.length; at += perWrite) {
      await table.write(
        ready
          .slice(at, at + perWrite)
          .flatMap(({ message, due }) => [
            messages.replace({ ...message, state: 'sent', sentAt: due.at }),
            dues.remove({ ...due, version: 1 }),
          ]),
      )
    }
  }
}
