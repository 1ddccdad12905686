import * as z from 'zod'

/** A point in time, stored as UTC with milliseconds and fixed length: text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = string

/** A clock, never a time: handed to every verb, so that a warm process does not keep yesterday. */
export type Clock = () => Instant

export const systemClock: Clock = () => new Date().toISOString()

const minute = 60_000

export const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString()
export const toMilliseconds = (at: Instant): number => Date.parse(at)
/** The unit in which the table is told when an item may go. */
export const epochSeconds = (at: Instant): number => Math.ceil(Date.parse(at) / 1000)
/** Whole minutes since 1970, the unit in which matching computes. Rounds down. */
export const toMinutes = (at: Instant): number => Math.floor(Date.parse(at) / minute)
export const addMinutes = (at: Instant, minutes: number): Instant => toInstant(Date.parse(at) + minutes * minute)
export const addHours = (at: Instant, hours: number): Instant => addMinutes(at, hours * 60)
/** The whole hour an instant lies in, by its beginning: the same here and in UTC. */
export const startOfHour = (at: Instant): Instant => `${at.slice(0, 13)}:00:00.000Z`
export const addDays = (at: Instant, days: number): Instant => addMinutes(at, days * 1440)
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / minute
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)
