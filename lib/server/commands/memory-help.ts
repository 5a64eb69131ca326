import { type HelpEntry, helpOf } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ServerContext } from '../server-context.js'

const MALLOC_STATS = 'Return internal statistics report from the memory allocator.'

/** @param mallocStats which in 6.2 has its purpose beside it. */
function entries(mallocStats: HelpEntry, defaults: string): HelpEntry[] {
  return [
    ['DOCTOR', 'Return memory problems reports.'],
    mallocStats,
    ['PURGE', 'Attempt to purge dirty pages for reclamation by the allocator.'],
    ['STATS', 'Return information about the memory usage of the server.'],
    [
      'USAGE <key> [SAMPLES <count>]',
      'Return memory in bytes used by <key> and its value. Nested values are',
      `sampled up to <count> times (${defaults}).`,
    ],
  ]
}

const before7 = helpOf<ServerContext>(
  'memory',
  entries([`MALLOC-STATS    ${MALLOC_STATS}`], 'default: 5'),
)
const since7 = helpOf<ServerContext>(
  'memory',
  entries(['MALLOC-STATS', MALLOC_STATS], 'default: 5, 0 means sample all'),
)

export const memoryHelp: CommandDefinition<ServerContext> = defineCommand<ServerContext>({
  ...since7,
  run: (context, argv) => {
    const help = context.version < '7.0' ? before7 : since7
    return help.run?.(context, argv) ?? []
  },
})
