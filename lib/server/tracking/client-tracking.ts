import type { ByteString } from '../../reply/byte-string.js'

/** Which reads of a client are tracked: those after CLIENT CACHING YES, or all but after NO. */
export type TrackingMode = 'optin' | 'optout'

/** What CLIENT TRACKING ON asks for. */
export interface TrackingOptions {
  readonly isBroadcast: boolean
  readonly prefixes: readonly ByteString[]
  readonly mode: TrackingMode | undefined
  readonly noLoop: boolean
  /** The id of the client that gets the messages, 0 for the client itself. */
  readonly redirect: number
}

/** How a client's cache is kept valid. @see https://redis.io/docs/latest/commands/client-tracking/ */
export class ClientTracking {
  readonly isBroadcast: boolean
  readonly mode: TrackingMode | undefined
  readonly noLoop: boolean
  readonly redirect: number
  /** The prefixes of the keys that it wants to hear of, in broadcasting mode. */
  readonly prefixes: ReadonlySet<ByteString>
  /** Whether the client that gets the messages is gone. */
  isRedirectBroken = false
  /** Whether CLIENT CACHING was called for the next command. */
  isCachingGiven = false

  constructor(options: TrackingOptions, former: ClientTracking | undefined) {
    this.isBroadcast = options.isBroadcast
    this.mode = options.mode
    this.noLoop = options.noLoop
    this.redirect = options.redirect
    const known = former?.prefixes ?? []
    const asked = options.prefixes.length === 0 ? [''] : options.prefixes
    this.prefixes = new Set(options.isBroadcast ? [...known, ...asked] : [])
  }

  /** Whether the keys that the running command reads are remembered. */
  get remembersReads(): boolean {
    if (this.isBroadcast) return false
    if (this.mode === undefined) return true
    return (this.mode === 'optin') === this.isCachingGiven
  }
}
