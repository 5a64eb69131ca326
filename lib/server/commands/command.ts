import { type Command, obeysArity } from '../../command/command-table.js'
import { helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import { type KeyAccess, keyReferences } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  COMMAND_WITHOUT_KEYS,
  NO_KEYS_FOUND,
  NO_SUCH_COMMAND,
  WRONG_ARITY_FOR_COMMAND,
} from '../../reply/errors/server.js'
import { ErrorReply, MapReply, type Reply, SetReply, Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { commandInfo } from '../command-info.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'

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
    return new SetReply(commands.filter(filter).map(({ name }) => name))
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
  run: ({ server }, argv) => {
    const names = argv.slice(2)
    const commands =
      names.length === 0 ? server.commands.values() : names.map((n) => named(server, n))
    const known = [...commands].filter((command) => command !== undefined)
    return new MapReply(known.map((command) => [command.name, docsOf(command)]))
  },
})

/** What the definitions know of a command's documentation: when it came, and its group. */
function docsOf({ definition, subcommands }: Command<ServerContext>): Reply {
  const entries: [string, Reply][] = [['group', definition.categories?.[0] ?? 'server']]
  if (definition.since !== undefined) entries.unshift(['since', `${definition.since}.0`])
  if (subcommands.size > 0) {
    const children = [...subcommands.values()]
    entries.push(['subcommands', new MapReply(children.map((each) => [each.name, docsOf(each)]))])
  }
  return new MapReply(entries)
}

const getkeys = keysCommands('getkeys', (key) => key)
const getkeysandflags = keysCommands('getkeysandflags', (key, access) => [
  key,
  new SetReply(access.split(' ').map((use) => new Status(use))),
])

/** 7.0 asks for one more argument than the versions before and after it. */
function keysCommands(
  word: string,
  show: (key: ByteString, access: KeyAccess) => Reply,
): CommandDefinition<ServerContext>[] {
  const before = word === 'getkeys' ? [keysCommand(word, show, -3)] : []
  return [...before, keysCommand(word, show, -4, '7.0'), keysCommand(word, show, -3, '7.2')]
}

function keysCommand(
  word: string,
  show: (key: ByteString, access: KeyAccess) => Reply,
  arity: number,
  since?: RedisVersion,
): CommandDefinition<ServerContext> {
  return defineCommand<ServerContext>({
    name: `command|${word}`,
    arity,
    flags: FLAGS,
    categories: CATEGORIES,
    ...(since && { since }),
    run: ({ server }, argv): Reply => {
      const words = argv.slice(2)
      const command = server.find(words)
      if (command === undefined) return NO_SUCH_COMMAND
      const specs = command.definition.keys ?? []
      if (specs.every(({ access }) => access === 'not_key')) return COMMAND_WITHOUT_KEYS
      if (!obeysArity(command.arity, words.length)) return WRONG_ARITY_FOR_COMMAND
      const references = keyReferences(specs, words)
      const keys = references.map(({ place, access }) => show(words[place], access))
      const mayHaveNone = command.flags.has('no_mandatory_keys')
      return keys.length === 0 && !mayHaveNone ? NO_KEYS_FOUND : keys
    },
  })
}

/** @see https://redis.io/docs/latest/commands/command/ */
export const commandCommands: readonly CommandDefinition<ServerContext>[] = [
  all,
  count,
  info,
  list,
  docs,
  ...getkeys,
  ...getkeysandflags,
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
