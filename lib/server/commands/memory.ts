import { container } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, OK, type Reply, Verbatim } from '../../reply/reply.js'
import { memoryStats } from '../memory/memory-stats.js'
import { DEFAULT_SAMPLES, sizeOfKey } from '../memory/value-size.js'
import type { ServerContext } from '../server-context.js'
import { memoryHelp } from './memory-help.js'

const usage = defineCommand<ServerContext>({
  name: 'memory|usage',
  arity: -3,
  flags: ['readonly'],
  keys: [keyAt(2, 'RO')],
  run: ({ db, version }, argv): Reply => {
    const samples = readSamples(argv.slice(3))
    if (samples instanceof ErrorReply) return samples
    const value = db.peek(argv[2])
    return value === undefined ? null : sizeOfKey(argv[2], value, { version, samples })
  },
})

function readSamples(options: readonly ByteString[]): number | ErrorReply {
  let samples: number | ErrorReply = DEFAULT_SAMPLES
  for (let at = 0; at < options.length; at += 2) {
    if (options[at].toLowerCase() !== 'samples' || at + 1 === options.length) return SYNTAX_ERROR
    samples = parseInteger(options[at + 1])
    if (samples instanceof ErrorReply) return samples
    if (samples < 0) return SYNTAX_ERROR
  }
  return samples
}

/** Below this Redis sees nothing worth a report. */
const LEAST_REPORTED = 5 * 1024 * 1024
const TOO_LITTLE =
  "Hi Sam, this instance is empty or is using very little memory, my issues detector can't be used in these conditions. Please, leave for your mission on Earth and fill it with some data. The new Sam and I will be back to our programming as soon as I finished rebooting.\n"
const NO_ISSUE =
  "Hi Sam, I can't find any memory issue in your instance. I can only account for what occurs on this base.\n"

/** What Redis reports on, its allocator and its clients' buffers, there is none of here. */
const doctor = defineCommand<ServerContext>({
  name: 'memory|doctor',
  arity: 2,
  flags: [],
  run: ({ server: { memory } }) =>
    new Verbatim('txt', memory.used < LEAST_REPORTED ? TOO_LITTLE : NO_ISSUE),
})

const stats = defineCommand<ServerContext>({
  name: 'memory|stats',
  arity: 2,
  flags: [],
  run: ({ server }) => memoryStats(server),
})

const mallocStats = defineCommand<ServerContext>({
  name: 'memory|malloc-stats',
  arity: 2,
  flags: [],
  run: () => 'Stats not supported for the current allocator',
})

/** As with any allocator that cannot be asked to give memory back. */
const purge = defineCommand<ServerContext>({
  name: 'memory|purge',
  arity: 2,
  flags: [],
  run: () => OK,
})

/** @see https://redis.io/docs/latest/commands/memory-usage/ */
export const memoryCommands: readonly CommandDefinition<ServerContext>[] = [
  container('memory', ['movablekeys', 'random', 'readonly']),
  usage,
  doctor,
  stats,
  mallocStats,
  purge,
  memoryHelp,
]
