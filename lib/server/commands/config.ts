import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { badParameter, NO_CONFIG_FILE, unknownParameter } from '../../reply/errors/config.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { MapReply, OK, type Reply } from '../../reply/reply.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'

const FLAGS: readonly CommandFlag[] = ['admin', 'noscript', 'loading', 'stale']
/** 6.2 takes one parameter a command. */
const WORDS_OF_GET_6 = 3
const WORDS_OF_SET_6 = 4

const get = defineCommand<ServerContext>({
  name: 'config|get',
  arity: -3,
  flags: FLAGS,
  run: ({ server, version }, argv) => {
    if (version === '6.2' && argv.length !== WORDS_OF_GET_6) {
      return badSubcommandCall(version, 'config', argv[1])
    }
    const found = new Map<string, readonly [ByteString, ByteString]>()
    const names = [...server.config.names()]
    for (const pattern of argv.slice(2)) {
      for (const name of matching(server, pattern, names)) {
        const key = name.toLowerCase()
        // A name that is asked for twice comes as it was first written.
        if (!found.has(key)) found.set(key, [name, server.config.shown(key)])
      }
    }
    return new MapReply([...found.values()])
  },
})

/**
 * The names that a pattern matches in any case. From 7.0 on a name without wildcards comes as it is
 * written.
 */
function matching(
  { config, version }: Server,
  pattern: ByteString,
  names: readonly string[],
): readonly ByteString[] {
  const lower = pattern.toLowerCase()
  if (!/[*?[]/.test(pattern)) {
    const shown = version === '6.2' ? lower : pattern
    return names.includes(lower) ? [shown] : []
  }
  return names.filter((name) => matchesGlob(lower, name) && !config.isHidden(name))
}

const set = defineCommand<ServerContext>({
  name: 'config|set',
  arity: -4,
  flags: FLAGS,
  run: ({ server, version }, argv): Reply => {
    if (version === '6.2' && argv.length !== WORDS_OF_SET_6) {
      return badSubcommandCall(version, 'config', argv[1])
    }
    if (argv.length % 2 !== 0) return SYNTAX_ERROR
    const pairs = argv.flatMap((name, i) =>
      i >= 2 && i % 2 === 0 ? [[name, argv[i + 1]] as const] : [],
    )
    const failure = server.config.setAll(pairs)
    if (failure === undefined) return OK
    const { name, value, reason } = failure
    return reason === undefined
      ? unknownParameter(version, name)
      : badParameter(version, name, value, reason)
  },
})

const resetstat = defineCommand<ServerContext>({
  name: 'config|resetstat',
  arity: 2,
  flags: FLAGS,
  run: ({ server, version }) => {
    server.stats.reset()
    if (version >= '7.0') server.memory.lazyFree.reset()
    server.keyspace.lookups.reset()
    return OK
  },
})

const rewrite = defineCommand<ServerContext>({
  name: 'config|rewrite',
  arity: 2,
  flags: FLAGS,
  run: () => NO_CONFIG_FILE,
})

/** @see https://redis.io/docs/latest/commands/config-set/ */
export const configCommands: readonly CommandDefinition<ServerContext>[] = [
  container('config', FLAGS),
  get,
  set,
  resetstat,
  rewrite,
  helpOf('config', [
    ['GET <pattern>', 'The parameters whose names match, with their values.'],
    ['SET <directive> <value>', 'Gives a parameter a value.'],
    ['RESETSTAT', 'Sets the counters of INFO back.'],
    ['REWRITE', 'Writes the configuration file.'],
  ]),
]
