import type { Child } from 'hono/jsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Contact } from '#shared/placements/contact.ts'
import { placementLink } from '#shared/placements/placement.ts'
import type { Service } from '#shared/records/read-service.ts'
import type { Instant } from '#shared/time/instant.ts'

/** What was typed into a form of the page that came back. */
export type Typed = (name: string) => string

/** What the parts of a service page are made from. */
export interface StepProps {
  service: Service
  now: Instant
  typed: Typed
}

/** A form that sends one act on a placement. */
export const Form = (props: { service: Service; to: string; children: Child }) => (
  <form method="post" action={`${placementLink(props.service.placement)}/${props.to}`} class="grid gap-4" novalidate>
    {props.children}
  </form>
)

/** What the page of a service is made from. */
export interface ServicePageProps {
  service: Service
  now: Instant
  /** Read on purpose: each look is kept. */
  contact?: Contact | undefined
  done?: string | undefined
  refused?: Refusal | undefined
  typed: Typed
}
