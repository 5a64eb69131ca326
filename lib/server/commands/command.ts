import type { Command } from '../../command/command-table.js'
import { helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, MapReply, type Reply, SetReply, Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { commandDocs } from '../registry/command-docs.js'
import { commandInfo } from '../registry/command-info.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import { commandKeysCommands } from './command-keys.js'

const FLAGS: readonly CommandFlag[] = ['loading', 'stale']
const CATEGORIES = ['connection']
/** `COMMAND LIST FILTERBY kind value`. */
const WORDS_OF_FILTER = 5

const all = defineCommand<ServerContext>({
  name: 'command',
  arity: -1,
  flags: [{ flag: 'random', before: '7.0' }, ...FLAGS],
  categories: CATEGORIES,
  run: ({ server, version }) =>
    [...server.commands.values()].map((command) => commandInfo(command, version)),
})

const count = defineCommand<ServerContext>({
  name: 'command|count',
  arity: 2,
  flags: FLAGS,
  categories: CATEGORIES,
  run: ({ server }) => [...server.commands.values()].length,
})

const info = defineCommand<ServerContext>({
  name: 'command|info',
  arity: -2,
  flags: FLAGS,
  categories: CATEGORIES,
  run: ({ server, version }, argv) => {
    const names = argv.slice(2)
    const commands =
      names.length === 0 && version >= '7.0'
        ? [...server.commands.values()]
        : names.map((name) => named(server, name))
    return commands.map((command) => (command === undefined ? null : commandInfo(command, version)))
  },
})

/** The command of a name; a subcommand's has a `|`. */
function named(server: Server, name: ByteString): Command<ServerContext> | undefined {
  const words = name.split('|')
  const command = server.find(words)
  const isSubcommand = command?.name.includes('|') ?? false
  return words.length === (isSubcommand ? 2 : 1) ? command : undefined
}

const list = defineCommand<ServerContext>({
  name: 'command|list',
  arity: -2,
  flags: FLAGS,
  categories: CATEGORIES,
  since: '7.0',
  run: ({ server }, argv): Reply => {
    const filter = argv.length === 2 ? () => true : readFilter(argv)
    if (filter instanceof ErrorReply) return filter
    const containers = [...server.commands.values()]
    const commands = containers.flatMap((each) => [each, ...each.subcommands.values()])
    return commands.filter(filter).map(({ name }) => name)
  },
})

type Filter = (command: Command<ServerContext>) => boolean

function readFilter(argv: readonly ByteString[]): Filter | ErrorReply {
  const [, , filterby, kind = '', value = ''] = argv
  if (argv.length !== WORDS_OF_FILTER || filterby.toLowerCase() !== 'filterby') return SYNTAX_ERROR
  switch (kind.toLowerCase()) {
    case 'module':
      return () => false
    case 'aclcat':
      return (command) => command.categories.has(value.toLowerCase())
    case 'pattern':
      return ({ name }) => matchesGlob(value.toLowerCase(), name)
    default:
      return SYNTAX_ERROR
  }
}

const docs = defineCommand<ServerContext>({
  name: 'command|docs',
  arity: -2,
  flags: FLAGS,
  categories: CATEGORIES,
  since: '7.0',
  run: ({ server, version }, argv) => {
    const names = argv.slice(2)
    const commands =
      names.length === 0 ? server.commands.values() : names.map((n) => named(server, n))
    const known = [...commands].filter((command) => command !== undefined)
    return new MapReply(known.map((command) => [command.name, docsOf(command, version)]))
  },
})

/** The facts alone: the prose of Redis's documentation is not copied. */
function docsOf({ name, subcommands }: Command<ServerContext>, version: RedisVersion): Reply {
  const entries: [string, Reply][] = []
  const facts = commandDocs(name, version)
  if (facts !== undefined) entries.push(['since', facts.since], ['group', facts.group])
  if (facts !== undefined && facts.flags.length > 0) {
    entries.push(['doc_flags', new SetReply(facts.flags.map((flag) => new Status(flag)))])
  }
  if (facts?.deprecatedSince !== undefined) {
    entries.push(['deprecated_since', facts.deprecatedSince])
  }
  if (subcommands.size > 0) {
    const children = [...subcommands.values()].map((each): [string, Reply] => [
      each.name,
      docsOf(each, version),
    ])
    entries.push(['subcommands', new MapReply(children)])
  }
  return new MapReply(entries)
}

/** @see https://redis.io/docs/latest/commands/command/ */
export const commandCommands: readonly CommandDefinition<ServerContext>[] = [
  all,
  count,
  info,
  list,
  docs,
  ...commandKeysCommands,
  helpOf(
    'command',
    [
      ['(no subcommand)', 'What there is to say of all commands.'],
      ['COUNT', 'The number of commands.'],
      ['LIST', 'The names of all commands.'],
      ['INFO [<command-name> ...]', 'What there is to say of some commands.'],
      ['DOCS [<command-name> ...]', 'The documentation of some commands.'],
      ['GETKEYS <full-command>', 'The keys of a command.'],
      ['GETKEYSANDFLAGS <full-command>', 'The keys of a command and how it uses them.'],
    ],
    CATEGORIES,
  ),
]
