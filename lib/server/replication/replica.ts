import type { Session } from '../session.js'

/** A replica of the server, or a client that says it is about to become one. */
export interface Replica {
  readonly session: Session
  port: number
  ip: string
  /** What it says it can do: `psync2` is to follow a history that has a new name. */
  readonly capabilities: Set<string>
  /** Whether it gets the stream. */
  isOnline: boolean
  /** Up to where it has taken the stream. */
  acknowledged: number
  acknowledgedAt: number
}

/** Whether a replica was heard within so many seconds. */
export function isHeardWithin({ acknowledgedAt }: Replica, seconds: number, now: number): boolean {
  return lagOf({ acknowledgedAt }, now) <= seconds
}

/** How many seconds ago a replica was heard. */
export function lagOf({ acknowledgedAt }: Pick<Replica, 'acknowledgedAt'>, now: number): number {
  return Math.floor((now - acknowledgedAt) / 1000)
}
