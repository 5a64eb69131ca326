import type { Command } from '../../command/command-table.js'
import { matchesGlob } from '../../command/glob.js'
import type { KeyAccess, KeyReference } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Denied } from '../../reply/errors/acl.js'
import type { ServerContext } from '../server-context.js'
import { type ChannelUse, channelUse } from './channels.js'
import type { CommandRules } from './command-rules.js'

/** Keys that may be read, written or both. */
export interface KeyPattern {
  readonly pattern: ByteString
  readonly reads: boolean
  readonly writes: boolean
}

/** What refuses a command, and which argument is to blame. */
export interface Refusal {
  readonly what: Denied
  readonly place: number
}

/** Commands, keys and channels that go together; a user has one or more of them. */
export class Selector {
  readonly commands: CommandRules
  keyPatterns: readonly KeyPattern[] = []
  channels: readonly ByteString[] = []
  hasAllKeys = false
  hasAllChannels: boolean

  constructor(commands: CommandRules, hasAllChannels: boolean) {
    this.commands = commands
    this.hasAllChannels = hasAllChannels
  }

  copy(): Selector {
    const copy = new Selector(this.commands.copy(), this.hasAllChannels)
    copy.keyPatterns = this.keyPatterns
    copy.channels = this.channels
    copy.hasAllKeys = this.hasAllKeys
    return copy
  }

  /** Whether there is nothing that it refuses. */
  get permitsAll(): boolean {
    return this.commands.permitsAll && this.hasAllKeys && this.hasAllChannels
  }

  /** @param keys gives the keys of the command; asked only where it depends on them. */
  refusalOf(
    command: Command<ServerContext>,
    argv: readonly ByteString[],
    keys: () => readonly KeyReference[],
  ): Refusal | undefined {
    if (!this.commands.permit(command, argv)) return { what: 'command', place: 0 }
    return this.#refusedKey(argv, keys) ?? this.#refusedChannel(argv, channelUse(command.name))
  }

  /** Whether a command that reads any key may: SORT with BY or GET. */
  get readsAllKeys(): boolean {
    return (
      this.hasAllKeys || this.keyPatterns.some(({ pattern, reads }) => reads && pattern === '*')
    )
  }

  #refusedKey(
    argv: readonly ByteString[],
    keys: () => readonly KeyReference[],
  ): Refusal | undefined {
    if (this.hasAllKeys) return undefined
    const denied = keys().find(({ place, access }) => !this.#permitsKey(argv[place], access))
    return denied && { what: 'key', place: denied.place }
  }

  /** What neither returns data nor changes any (EXISTS, say) may be asked of every key of the rules. */
  #permitsKey(key: ByteString, access: KeyAccess): boolean {
    const needsRead = access.includes('access')
    const needsWrite = /update|insert|delete/.test(access)
    return this.keyPatterns.some(
      ({ pattern, reads, writes }) =>
        (reads || !needsRead) && (writes || !needsWrite) && matchesGlob(pattern, key),
    )
  }

  #refusedChannel(argv: readonly ByteString[], use: ChannelUse | undefined): Refusal | undefined {
    if (this.hasAllChannels || use === undefined) return undefined
    const last = use.takes === 'one' ? 1 : argv.length - 1
    for (let place = 1; place <= last; place++) {
      if (!permitsChannel(this.channels, argv[place], use.arePatterns)) {
        return { what: 'channel', place }
      }
    }
    return undefined
  }
}

/** A pattern to subscribe to has to be one of the rules itself. */
export function permitsChannel(
  rules: readonly ByteString[],
  channel: ByteString,
  isPattern: boolean,
): boolean {
  return isPattern ? rules.includes(channel) : rules.some((rule) => matchesGlob(rule, channel))
}
