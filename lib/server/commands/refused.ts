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
  disk: 'a server in memory has nothing to save to',
  replication: 'a server in memory has no replicas and no master',
  process: 'a server in memory shares the process of its clients',
  modules: 'modules are made for the Redis executable',
  allocator: 'JavaScript has no allocator to ask',
  acl: 'there is one user, default, who may do all',
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

const NOT_WHILE_LOADING: Flag = { flag: 'no_async_loading', since: '7.0' }
const NOT_IN_MULTI: Flag = { flag: 'no_multi', since: '7.0' }
const BUSY: Flag = { flag: 'allow_busy', since: '7.0' }
const ADMIN: readonly Flag[] = ['admin', 'noscript', 'loading', 'stale']
const ADMIN_OF_MODULES: readonly Flag[] = ['admin', 'noscript', 'no_async_loading']
const OWN: readonly Flag[] = ['noscript', 'loading', 'stale']

const REFUSED: readonly RefusedCommand[] = [
  {
    name: 'save',
    arity: 1,
    reason: 'disk',
    flags: ['admin', 'noscript', NOT_WHILE_LOADING, NOT_IN_MULTI],
  },
  { name: 'bgsave', arity: -1, reason: 'disk', flags: ['admin', 'noscript', NOT_WHILE_LOADING] },
  {
    name: 'bgrewriteaof',
    arity: 1,
    reason: 'disk',
    flags: ['admin', 'noscript', NOT_WHILE_LOADING],
  },
  {
    name: 'psync',
    arity: -3,
    reason: 'replication',
    flags: ['admin', 'noscript', NOT_WHILE_LOADING, NOT_IN_MULTI],
  },
  {
    name: 'sync',
    arity: 1,
    reason: 'replication',
    flags: ['admin', 'noscript', NOT_WHILE_LOADING, NOT_IN_MULTI],
  },
  { name: 'replconf', arity: -1, reason: 'replication', flags: [...ADMIN, BUSY] },
  { name: 'shutdown', arity: -1, reason: 'process', flags: [...ADMIN, BUSY, NOT_IN_MULTI] },
  { name: 'module|load', arity: -3, reason: 'modules', flags: ADMIN_OF_MODULES },
  { name: 'module|loadex', arity: -3, reason: 'modules', flags: ADMIN_OF_MODULES },
  { name: 'module|unload', arity: 3, reason: 'modules', flags: ADMIN_OF_MODULES },
  { name: 'memory|doctor', arity: 2, reason: 'allocator', flags: [] },
  { name: 'memory|malloc-stats', arity: 2, reason: 'allocator', flags: [] },
  { name: 'memory|stats', arity: 2, reason: 'allocator', flags: [] },
  { name: 'acl|cat', arity: -2, reason: 'acl', flags: OWN },
  { name: 'acl|deluser', arity: -3, reason: 'acl', flags: ADMIN },
  { name: 'acl|dryrun', arity: -4, reason: 'acl', flags: ADMIN },
  { name: 'acl|genpass', arity: -2, reason: 'acl', flags: OWN },
  { name: 'acl|getuser', arity: 3, reason: 'acl', flags: ADMIN },
  { name: 'acl|load', arity: 2, reason: 'acl', flags: ADMIN },
  { name: 'acl|log', arity: -2, reason: 'acl', flags: ADMIN },
  { name: 'acl|save', arity: 2, reason: 'acl', flags: ADMIN },
  { name: 'acl|setuser', arity: -3, reason: 'acl', flags: ADMIN },
]

/** Commands that Redis knows and a process without its surroundings cannot do. */
export const refusedCommands: readonly CommandDefinition<ServerContext>[] = REFUSED.map(
  ({ name, reason, ...description }) =>
    defineCommand<ServerContext>({
      ...description,
      name,
      run: () => notAvailable(name.replace('|', ' '), REASONS[reason]),
    }),
)
