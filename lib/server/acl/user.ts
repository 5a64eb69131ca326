import type { ByteString } from '../../reply/byte-string.js'
import type { Selector } from './selector.js'

/** A user: how they log in, and what they may do. */
export class User {
  readonly name: ByteString
  isOn = false
  /** Whether any password is right. */
  needsNoPassword = false
  /** Digests; each is right. */
  passwords: readonly ByteString[] = []
  /** Whether RESTORE checks what it gets; undefined where no rule says so, which means yes. */
  sanitizesPayload: boolean | undefined
  /** The first is that of rules that stand in no parentheses. */
  selectors: readonly Selector[]

  constructor(name: ByteString, root: Selector) {
    this.name = name
    this.selectors = [root]
  }

  get root(): Selector {
    return this.selectors[0]
  }

  /** Whether there is nothing that the user may not do. */
  get isUnrestricted(): boolean {
    return this.selectors.some(({ permitsAll }) => permitsAll)
  }

  /** Whether a client is this user who does not say who it is. */
  get isOpen(): boolean {
    return this.isOn && this.needsNoPassword
  }

  /** Takes everything but the name of another. */
  become(other: User): void {
    this.isOn = other.isOn
    this.needsNoPassword = other.needsNoPassword
    this.passwords = other.passwords
    this.sanitizesPayload = other.sanitizesPayload
    this.selectors = other.selectors.map((selector) => selector.copy())
  }
}
