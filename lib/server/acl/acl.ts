import type { ByteString } from '../../reply/byte-string.js'
import { badRule, unmatchedParenthesis } from '../../reply/errors/acl.js'
import type { ErrorReply } from '../../reply/reply.js'
import { clientLine } from '../client/client-line.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import type { Denial } from './access-check.js'
import { AclLog, type DenialContext } from './acl-log.js'
import { CommandRules } from './command-rules.js'
import { isCutOff, keptChannels } from './kept-channels.js'
import { mergeSelectors } from './merge-selectors.js'
import { hashPassword } from './passwords.js'
import { Selector } from './selector.js'
import { User } from './user.js'
import { applyRule } from './user-rule.js'

const DEFAULT = 'default'

/**
 * The users of a server and what they may do.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
 */
export class Acl {
  readonly #server: Server
  readonly #anyLogin: boolean
  readonly #users = new Map<ByteString, User>()
  /** Who a client is that does not say so. */
  readonly defaultUser: User
  readonly log: AclLog
  /** How often what was refused, since the start: CONFIG RESETSTAT leaves it. */
  readonly denials = { auth: 0, command: 0, key: 0, channel: 0 }

  /** @param anyLogin whether all come in while no password or user is set up. */
  constructor(server: Server, anyLogin = false) {
    this.#server = server
    this.#anyLogin = anyLogin
    this.log = new AclLog(server.config, server.version, () => server.clock.now())
    this.defaultUser = this.#newUser(DEFAULT)
    this.#openDefaultUser()
    this.#users.set(DEFAULT, this.defaultUser)
    server.config.onChange('requirepass', (password) => this.#setPassword(password))
  }

  /** Has no users but the default one, who may do all; the password is that of the configuration. */
  reset(): void {
    this.deleteUsers([...this.#users.keys()].filter((name) => name !== DEFAULT))
    this.defaultUser.become(this.#newUser(DEFAULT))
    this.#openDefaultUser()
    this.#setPassword(this.#server.config.text('requirepass'))
    this.log.reset()
  }

  #openDefaultUser(): void {
    for (const rule of ['+@all', '~*', '&*', 'on', 'nopass']) this.#apply(this.defaultUser, rule)
  }

  /** All users by the order of their names. */
  get users(): readonly User[] {
    const byName = [...this.#users].sort(([a], [b]) => (a < b ? -1 : 1))
    return byName.map(([, user]) => user)
  }

  user(name: ByteString): User | undefined {
    return this.#users.get(name)
  }

  /** Applies rules to a user, who is made where there is none: all of them, or none. */
  setUser(name: ByteString, rules: readonly ByteString[]): ErrorReply | undefined {
    const merged = mergeSelectors(rules, this.#server.version)
    if ('opening' in merged) return unmatchedParenthesis(merged.opening)
    const known = this.#users.get(name)
    const changed = this.#newUser(name)
    if (known !== undefined) changed.become(known)
    for (const rule of merged) {
      const fault = applyRule(changed, rule, () => this.#newSelector())
      if (fault !== undefined) return badRule(rule, fault)
    }
    if (known === undefined) this.#users.set(name, changed)
    else {
      this.#closeCutOff(known, changed)
      known.become(changed)
    }
    this.#rulesChanged()
    return undefined
  }

  /** Deletes users and ends their connections. @returns how many there were. */
  deleteUsers(names: readonly ByteString[]): number {
    let deleted = 0
    for (const name of names) {
      const user = this.#users.get(name)
      if (user === undefined) continue
      this.#users.delete(name)
      for (const session of this.#sessionsOf(user)) session.close()
      deleted++
    }
    return deleted
  }

  /** Whether a client may say that it is anyone. */
  get isOpenToAll(): boolean {
    return this.#anyLogin && this.#users.size === 1 && this.defaultUser.isOpen
  }

  /** Who has a name and a password; undefined where they are wrong. */
  authenticated(name: ByteString, password: ByteString): User | undefined {
    const user = this.#users.get(this.isOpenToAll ? DEFAULT : name)
    if (user === undefined || !user.isOn) return undefined
    const isRight = user.needsNoPassword || user.passwords.includes(hashPassword(password))
    return isRight ? user : undefined
  }

  /** Notes that a command was refused. */
  denied(
    session: Session,
    { what, object, user }: Denial,
    context: DenialContext,
    argv: readonly ByteString[],
  ): void {
    this.denials[what]++
    const clientInfo = clientLine(session, argv)
    this.log.add({ reason: what, context, object, username: user, clientInfo })
  }

  /** Notes that a client gave a wrong name or password, by AUTH or HELLO. */
  failedLogin(session: Session, username: ByteString, argv: readonly ByteString[]): void {
    this.denials.auth++
    const context = session.transaction === undefined ? 'toplevel' : 'multi'
    const clientInfo = clientLine(session, argv)
    this.log.add({ reason: 'auth', context, object: argv[0], username, clientInfo })
  }

  /** Those who listen to channels that the new rules of their user do not have. */
  #closeCutOff(user: User, changed: User): void {
    const left = keptChannels(user, changed)
    if (left === undefined) return
    for (const session of this.#sessionsOf(user)) {
      if (isCutOff(session.subscriptions, left)) session.close()
    }
  }

  #sessionsOf(user: User): readonly Session[] {
    return [...this.#server.sessions.values()].filter(({ login }) => login.user === user)
  }

  /** `requirepass` is the password of the default user. */
  #setPassword(password: ByteString): void {
    this.#apply(this.defaultUser, 'resetpass')
    this.#apply(this.defaultUser, password === '' ? 'nopass' : `>${password}`)
    this.#rulesChanged()
  }

  #rulesChanged(): void {
    for (const session of this.#server.sessions.values()) {
      session.login.rulesChanged()
      session.stateChanged()
    }
  }

  #apply(user: User, rule: ByteString): void {
    applyRule(user, rule, () => this.#newSelector())
  }

  #newUser(name: ByteString): User {
    return new User(name, this.#newSelector())
  }

  #newSelector(): Selector {
    const { version, commands, config } = this.#server
    const hasAllChannels = config.text('acl-pubsub-default') === 'allchannels'
    return new Selector(new CommandRules(version, commands), hasAllChannels)
  }
}
