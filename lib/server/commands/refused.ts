import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
  type VersionedFlag,
} from '../../command/define-command.js'
import type { KeySpec } from '../../command/key-spec.js'
import { notAvailable } from '../../reply/errors/server.js'
import type { RedisVersion } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

/** Why a command that Redis knows makes no sense here. */
const REASONS = {
  modules: 'modules are made for the Redis executable',
} as const

type Flag = CommandFlag | VersionedFlag

interface RefusedCommand {
  readonly name: string
  readonly arity: number
  readonly reason: keyof typeof REASONS
  readonly flags: readonly Flag[]
  readonly categories?: readonly string[]
  readonly keys?: readonly KeySpec[]
  readonly since?: RedisVersion
}

const ADMIN_OF_MODULES: readonly Flag[] = ['admin', 'noscript', 'no_async_loading']

const REFUSED: readonly RefusedCommand[] = [
  { name: 'module|load', arity: -3, reason: 'modules', flags: ADMIN_OF_MODULES },
  { name: 'module|loadex', arity: -3, reason: 'modules', flags: ADMIN_OF_MODULES },
  { name: 'module|unload', arity: 3, reason: 'modules', flags: ADMIN_OF_MODULES },
]

/** Why each of them is refused, by its name as a client says it: `module load`. */
export const refusals: ReadonlyMap<string, string> = new Map(
  REFUSED.map(({ name, reason }) => [name.replace('|', ' '), REASONS[reason]]),
)

/** Commands that Redis knows and a process without its surroundings cannot do. */
export const refusedCommands: readonly CommandDefinition<ServerContext>[] = REFUSED.map(
  ({ name, reason, ...description }) =>
    defineCommand<ServerContext>({
      ...description,
      name,
      run: () => notAvailable(name.replace('|', ' '), REASONS[reason]),
    }),
)
