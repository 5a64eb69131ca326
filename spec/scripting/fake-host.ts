import { type Command, CommandTable } from '../../lib/command/command-table.js'
import { type CommandFlag, defineCommand } from '../../lib/command/define-command.js'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { OK, type Reply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import type { AccessDenial, CommandHost, LogLevel } from '../../lib/scripting/command-host.js'

/** What the commands of the fake host are made of. */
export interface FakeCommand {
  readonly name: string
  readonly arity?: number
  readonly flags?: readonly CommandFlag[]
  readonly reply?: Reply | ((argv: readonly ByteString[]) => Reply)
}

/** A host with commands that say what they are told to, and what it was asked to do. */
export class FakeHost implements CommandHost {
  readonly version: RedisVersion
  resp: 2 | 3 = 2
  isOutOfMemory = false
  lacksReplicas = false
  isCluster = false
  allowsAll = false
  denied: AccessDenial | undefined
  replicatesTo: number | undefined
  readonly executed: { readonly argv: readonly ByteString[]; readonly resp: 2 | 3 }[] = []
  readonly logged: [LogLevel, ByteString][] = []
  readonly #table: CommandTable<FakeHost>

  constructor(version: RedisVersion, commands: readonly FakeCommand[]) {
    this.version = version
    this.#table = new CommandTable(
      commands.map(({ name, arity = -1, flags = [], reply = OK }) =>
        defineCommand<FakeHost>({
          name,
          arity,
          flags,
          run: (_host, argv) => (typeof reply === 'function' ? reply(argv) : reply),
        }),
      ),
      version,
    )
  }

  find(argv: readonly ByteString[]): Command<never> | undefined {
    return this.#table.find(argv)
  }

  execute(command: Command<never>, argv: readonly ByteString[], resp: 2 | 3): Reply {
    this.executed.push({ argv, resp })
    const known = command as Command<FakeHost>
    return known.definition.run?.(this, argv) as Reply
  }

  refused(): void {}

  errorInside(): void {}

  atomically<Result>(body: () => Result): Result {
    return body()
  }

  readonly replicatesScripts = false

  replicateEffects(): void {}

  replicateTo(targets: number): void {
    this.replicatesTo = targets
  }

  denial(): AccessDenial | undefined {
    return this.denied
  }

  slotFault(): undefined {
    return undefined
  }

  permits(): boolean {
    return this.denied === undefined
  }

  log(level: LogLevel, message: ByteString): void {
    this.logged.push([level, message])
  }
}
