import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import { categoriesIn } from './categories.js'
import type { CommandDefinition, CommandFlag } from './define-command.js'
import type { KeySpec } from './key-spec.js'

/** A command as one version of Redis has it. */
export interface Command<Context> {
  readonly definition: CommandDefinition<Context>
  readonly name: string
  readonly arity: number
  readonly flags: ReadonlySet<CommandFlag>
  /** ACL categories, without `@`. */
  readonly categories: ReadonlySet<string>
  /** Filled for a container: its subcommands by their own name. */
  readonly subcommands: ReadonlyMap<string, Command<Context>>
}

/** The commands of one version of Redis, found by name in any case. */
export class CommandTable<Context> {
  readonly #commands = new Map<string, Command<Context>>()
  /** By their names in lower and in upper case, which spares most clients a conversion. */
  readonly #byName = new Map<string, Command<Context>>()

  constructor(definitions: Iterable<CommandDefinition<Context>>, version: RedisVersion) {
    const subcommands = new Map<string, Map<string, Command<Context>>>()
    for (const definition of definitions) {
      if (!isIn(version, definition)) continue
      const [name, subcommand] = definition.name.split('|')
      const siblings = subcommands.get(name) ?? new Map<string, Command<Context>>()
      subcommands.set(name, siblings)
      if (subcommand === undefined) this.#add(commandOf(definition, version, siblings))
      else siblings.set(subcommand, commandOf(definition, version, new Map()))
    }
  }

  #add(command: Command<Context>): void {
    this.#commands.set(command.name, command)
    this.#byName.set(command.name, command).set(command.name.toUpperCase(), command)
  }

  /** The command that an argv names, or undefined: a container by its name alone. */
  container(name: ByteString): Command<Context> | undefined {
    return this.#byName.get(name) ?? this.#commands.get(name.toLowerCase())
  }

  /** The command that an argv names: a subcommand where it names one of a container. */
  find(argv: readonly ByteString[]): Command<Context> | undefined {
    const command = this.container(argv[0])
    if (command === undefined || command.subcommands.size === 0 || argv.length < 2) return command
    return command.subcommands.get(argv[1].toLowerCase()) ?? command
  }

  /** The command of a whole name: `get`, or `config|get` for a subcommand. */
  named(name: ByteString): Command<Context> | undefined {
    const [container, subcommand] = name.toLowerCase().split('|')
    const command = this.#commands.get(container)
    return subcommand === undefined ? command : command?.subcommands.get(subcommand)
  }

  values(): IterableIterator<Command<Context>> {
    return this.#commands.values()
  }
}

function commandOf<Context>(
  definition: CommandDefinition<Context>,
  version: RedisVersion,
  subcommands: ReadonlyMap<string, Command<Context>>,
): Command<Context> {
  const { name } = definition
  const arity = arityIn(definition, version)
  const flags = flagsIn(definition, version)
  let known: ReadonlySet<string> | undefined
  return {
    definition,
    name,
    arity,
    flags,
    subcommands,
    // Few servers are asked for those of any.
    get categories() {
      known ??= categoriesIn(definition, version, flags)
      return known
    },
  }
}

/** Whether a version has what came with one version, and may have gone with another. */
function isIn(
  version: RedisVersion,
  { since = version, before }: Pick<CommandDefinition<never>, 'since' | 'before'>,
): boolean {
  return since <= version && (before === undefined || version < before)
}

function arityIn({ arity, olderArity }: CommandDefinition<never>, version: RedisVersion): number {
  return olderArity !== undefined && version < olderArity.before ? olderArity.arity : arity
}

function flagsIn(
  { flags }: CommandDefinition<never>,
  version: RedisVersion,
): ReadonlySet<CommandFlag> {
  const present = new Set<CommandFlag>()
  for (const entry of flags) {
    if (typeof entry === 'string') present.add(entry)
    else if (isIn(version, entry)) present.add(entry.flag)
  }
  return present
}

/** Where the keys of an argv are. 6.2 finds a container, whose subcommand has the keys. */
export function keySpecsOf(
  { definition, subcommands }: Command<never>,
  argv: readonly ByteString[],
): readonly KeySpec[] {
  const subcommand = argv.length > 1 ? subcommands.get(argv[1].toLowerCase()) : undefined
  return (subcommand?.definition ?? definition).keys ?? []
}

/** Whether a count of arguments obeys an arity. */
export function obeysArity(arity: number, count: number): boolean {
  return arity >= 0 ? count === arity : count >= -arity
}
