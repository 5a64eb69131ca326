import type { Acl } from './acl.js'
import type { User } from './user.js'

/** Who a connection is. */
export class Login {
  readonly #acl: Acl
  #user: User
  /** Whether the client has said who it is, or did not have to when it came. */
  #isDone: boolean
  /** Whether no command of the client has to be checked. */
  #isUnrestricted = false

  constructor(acl: Acl) {
    this.#acl = acl
    this.#user = acl.defaultUser
    this.#isDone = acl.defaultUser.isOpen
    this.rulesChanged()
  }

  get user(): User {
    return this.#user
  }

  get isUnrestricted(): boolean {
    return this.#isUnrestricted
  }

  get isDone(): boolean {
    return this.#isDone
  }

  /** Whether the client has to say who it is before its commands run. */
  get isRequired(): boolean {
    return !this.#isDone && !this.#acl.defaultUser.isOpen
  }

  enter(user: User): void {
    this.#user = user
    this.#isDone = true
    this.rulesChanged()
  }

  /** Makes it as it was when the client came, for RESET. */
  reset(): void {
    this.#user = this.#acl.defaultUser
    this.#isDone = this.#user.isOpen
    this.rulesChanged()
  }

  /** Hears that rules of users are others now. */
  rulesChanged(): void {
    this.#isUnrestricted = !this.isRequired && this.#user.isUnrestricted
  }
}
