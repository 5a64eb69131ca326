import { type Command, keySpecsOf, obeysArity } from '../../command/command-table.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import {
  type KeyAccess,
  type KeyReference,
  type KeySpec,
  keyReferences,
} from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  COMMAND_WITHOUT_KEYS,
  NO_KEYS_FOUND,
  NO_SUCH_COMMAND,
  WRONG_ARITY_FOR_COMMAND,
} from '../../reply/errors/server.js'
import { ErrorReply, type Reply, SetReply, Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

const FLAGS: readonly CommandFlag[] = ['loading', 'stale']
const CATEGORIES = ['connection']
/** `COMMAND GETKEYS`, before the command. */
const WORDS_BEFORE = 2

type Show = (key: ByteString, access: KeyAccess) => Reply

const showKey: Show = (key) => key
const showKeyAndFlags: Show = (key, access) => [
  key,
  new SetReply(access.split(' ').map((use) => new Status(use))),
]

function keysCommand(
  word: string,
  show: Show,
  arity: number,
  since?: RedisVersion,
): CommandDefinition<ServerContext> {
  return defineCommand<ServerContext>({
    name: `command|${word}`,
    arity,
    flags: FLAGS,
    categories: CATEGORIES,
    ...(since && { since }),
    run: (context, argv): Reply => {
      const words = argv.slice(WORDS_BEFORE)
      const references = referencesOf(context, words)
      if (references instanceof ErrorReply) return references
      return references.map(({ place, access }) => show(words[place], access))
    },
  })
}

function referencesOf(
  context: ServerContext,
  words: readonly ByteString[],
): readonly KeyReference[] | ErrorReply {
  const command = commandOf(context, words)
  if (command === undefined) return NO_SUCH_COMMAND
  const specs = specsOf(command, words, context.version)
  const mayHaveKeys = context.version === '6.2' && command.flags.has('movablekeys')
  if (!mayHaveKeys && specs.every(({ access }) => access === 'not_key')) return COMMAND_WITHOUT_KEYS
  if (!obeysArity(command.arity, words.length)) return WRONG_ARITY_FOR_COMMAND
  const references = keyReferences(specs, words)
  const mayHaveNone = command.flags.has('no_mandatory_keys')
  return references.length === 0 && !mayHaveNone ? NO_KEYS_FOUND : references
}

/** 6.2 knows no subcommands here; later versions want the one that a container is called with. */
function commandOf(
  { server, version }: ServerContext,
  words: readonly ByteString[],
): Command<ServerContext> | undefined {
  if (version === '6.2') return server.commands.container(words[0])
  const command = server.find(words)
  const isUnknown = command !== undefined && command.subcommands.size > 0 && words.length > 1
  return isUnknown ? undefined : command
}

function specsOf(
  command: Command<ServerContext>,
  words: readonly ByteString[],
  version: RedisVersion,
): readonly KeySpec[] {
  if (version !== '6.2') return command.subcommands.size > 0 ? [] : keySpecsOf(command, words)
  const specs = keySpecsOf(command, words)
  // 6.2 names the destination of ZUNIONSTORE and its like last.
  return specs.some((spec) => 'countAt' in spec) ? [...specs].reverse() : specs
}

/** 7.0 asks for one more argument than the versions before and after it. */
export const commandKeysCommands: readonly CommandDefinition<ServerContext>[] = [
  keysCommand('getkeys', showKey, -3),
  keysCommand('getkeys', showKey, -4, '7.0'),
  keysCommand('getkeys', showKey, -3, '7.2'),
  keysCommand('getkeysandflags', showKeyAndFlags, -4, '7.0'),
  keysCommand('getkeysandflags', showKeyAndFlags, -3, '7.2'),
]
