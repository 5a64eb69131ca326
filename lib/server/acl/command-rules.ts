import type { Command, CommandTable } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

type KnownCommand = Command<ServerContext>

/** Which commands a selector permits. */
export class CommandRules {
  readonly version: RedisVersion
  readonly table: CommandTable<ServerContext>
  /** The names of the permitted commands; a subcommand has one of its own from 7.0 on. */
  readonly allowed = new Set<string>()
  /** The first arguments that are permitted of commands that as such are not. */
  readonly firstArguments = new Map<string, ByteString[]>()
  /** The rules since all were permitted or none, with their sign; from 7.2 on ACL LIST shows them. */
  texts: readonly string[] = []
  /** Whether commands that come later are permitted, too: whether all were, as a start. */
  permitsFuture = false
  /** Whether nothing was taken away since all were permitted. */
  permitsAll = false

  constructor(version: RedisVersion, table: CommandTable<ServerContext>) {
    this.version = version
    this.table = table
  }

  copy(): CommandRules {
    const copy = new CommandRules(this.version, this.table)
    for (const name of this.allowed) copy.allowed.add(name)
    for (const [name, words] of this.firstArguments) copy.firstArguments.set(name, [...words])
    copy.texts = this.texts
    copy.permitsFuture = this.permitsFuture
    copy.permitsAll = this.permitsAll
    return copy
  }

  setAll(isAllowed: boolean): void {
    this.firstArguments.clear()
    this.allowed.clear()
    this.texts = []
    this.permitsFuture = isAllowed
    this.permitsAll = isAllowed
    if (!isAllowed) return
    for (const command of this.table.values()) {
      for (const { name } of this.withSubcommands(command)) this.allowed.add(name)
    }
  }

  /** Permits or forbids a command, with its subcommands where it is a container. */
  set(command: KnownCommand, isAllowed: boolean): void {
    this.firstArguments.delete(command.name)
    for (const { name } of this.withSubcommands(command)) {
      if (isAllowed) this.allowed.add(name)
      else this.allowed.delete(name)
    }
    if (!isAllowed) this.permitsAll = false
  }

  setCategory(category: string, isAllowed: boolean): void {
    for (const command of this.table.values()) {
      for (const each of this.withSubcommands(command)) {
        if (each.categories.has(category)) this.set(each, isAllowed)
      }
    }
  }

  allowFirstArgument({ name }: KnownCommand, argument: ByteString): void {
    const known = this.firstArguments.get(name) ?? []
    const isKnown = known.some((each) => each.toLowerCase() === argument.toLowerCase())
    if (!isKnown) this.firstArguments.set(name, [...known, argument])
  }

  /** Notes a rule for ACL LIST; one of the same command, or a subcommand of it, goes. */
  note(rule: string, isAllowed: boolean): void {
    if (this.version < '7.2') return
    const word = rule.toLowerCase()
    const others = this.texts.filter((text) => {
      const other = text.slice(1)
      return other !== word && !other.startsWith(`${word}|`)
    })
    this.texts = [...others, `${isAllowed ? '+' : '-'}${word}`]
  }

  permit({ name, flags }: KnownCommand, argv: readonly ByteString[]): boolean {
    if (this.permitsAll || flags.has('no_auth') || this.allowed.has(name)) return true
    const argument = argv[1]?.toLowerCase()
    const permitted = this.firstArguments.get(name) ?? []
    return permitted.some((each) => each.toLowerCase() === argument)
  }

  /** A command and what counts as one of its own below it. 6.2 has one rule for a container. */
  *withSubcommands(command: KnownCommand): Iterable<KnownCommand> {
    yield command
    if (this.version !== '6.2') yield* command.subcommands.values()
  }
}
