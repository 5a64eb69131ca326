import type { LuaLibrary } from '../../lua/library.js'
import {
  type NativeFunction,
  pushBytes,
  pushNative,
  pushNumber,
  rawSetField,
} from '../../lua/stack.js'
import { createAclCheckCmd } from './acl-check-cmd.js'
import { createCallFunctions } from './call.js'
import { createDebuggingFunctions } from './debugging.js'
import { createLog, LOG_CONSTANTS } from './log.js'
import type { RedisTableContext } from './redis-table-context.js'
import { createReplicateCommands, createSetRepl, REPLICATION_CONSTANTS } from './replication.js'
import { createReplyFunctions, createSha1hex } from './replies.js'
import { createSetresp } from './setresp.js'
import { versionConstants } from './version-constants.js'

type Members = Readonly<Record<string, NativeFunction | string | number>>

/**
 * The `redis` table of scripts.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis_object
 */
export function createRedisLibrary(context: RedisTableContext): LuaLibrary {
  const { tellsVersion } = context.differences
  const debugging = createDebuggingFunctions(context.slot)
  const replicateCommands = { replicate_commands: createReplicateCommands(context) }
  return tellsVersion
    ? redisLibrary({ ...membersOf7(context), ...debugging, ...replicateCommands })
    : redisLibrary({ ...membersOf6(context, replicateCommands), ...debugging })
}

/** The `redis` table of functions: without what serves the debugger and old scripts. */
export function createRedisLibraryOfFunctions(context: RedisTableContext): LuaLibrary {
  return redisLibrary(membersOf7(context))
}

/** The `redis` table that a library sees while it loads. */
export function createRedisLibraryOfLoads(
  context: RedisTableContext,
  registerFunction: NativeFunction,
): LuaLibrary {
  return redisLibrary({
    register_function: registerFunction,
    log: createLog(context),
    ...LOG_CONSTANTS,
    ...versionConstants(context.version),
  })
}

/** In the order in which Redis 6.2 makes them, which decides that of `pairs`. */
function membersOf6(context: RedisTableContext, replicateCommands: Members): Members {
  return {
    ...createCallFunctions(context),
    log: createLog(context),
    setresp: createSetresp(context),
    ...LOG_CONSTANTS,
    sha1hex: createSha1hex(context),
    ...createReplyFunctions(context),
    ...replicateCommands,
    set_repl: createSetRepl(context),
    ...REPLICATION_CONSTANTS,
  }
}

/** As {@link membersOf6}, for 7.0 and later. */
function membersOf7(context: RedisTableContext): Members {
  return {
    ...createCallFunctions(context),
    log: createLog(context),
    ...LOG_CONSTANTS,
    ...versionConstants(context.version),
    setresp: createSetresp(context),
    sha1hex: createSha1hex(context),
    ...createReplyFunctions(context),
    set_repl: createSetRepl(context),
    ...REPLICATION_CONSTANTS,
    acl_check_cmd: createAclCheckCmd(context),
  }
}

function redisLibrary(members: Members): LuaLibrary {
  return {
    name: 'redis',
    functions: {},
    fill: (L) => {
      for (const [name, member] of Object.entries(members)) {
        if (typeof member === 'function') pushNative(L, member)
        else if (typeof member === 'string') pushBytes(L, member)
        else pushNumber(L, member)
        rawSetField(L, -2, name)
      }
    },
  }
}
