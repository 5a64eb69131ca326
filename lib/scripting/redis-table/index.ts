import type { LuaLibrary } from '../../lua/library.js'
import type { NativeFunction } from '../../lua/stack.js'
import { createAclCheckCmd } from './acl-check-cmd.js'
import { createCallFunctions } from './call.js'
import { DEBUGGING_FUNCTIONS } from './debugging.js'
import { createLog, LOG_CONSTANTS } from './log.js'
import type { RedisTableContext } from './redis-table-context.js'
import { createReplicateCommands, createSetRepl, REPLICATION_CONSTANTS } from './replication.js'
import { createReplyFunctions, createSha1hex } from './replies.js'
import { createSetresp } from './setresp.js'
import { versionConstants } from './version-constants.js'

/**
 * The `redis` table of scripts.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis_object
 */
export function createRedisLibrary(context: RedisTableContext): LuaLibrary {
  return redisLibrary(context, {
    ...DEBUGGING_FUNCTIONS,
    replicate_commands: createReplicateCommands(context),
  })
}

/** The `redis` table of functions: without what serves the debugger and old scripts. */
export function createRedisLibraryOfFunctions(context: RedisTableContext): LuaLibrary {
  return redisLibrary(context, {})
}

/** The `redis` table that a library sees while it loads. */
export function createRedisLibraryOfLoads(
  context: RedisTableContext,
  registerFunction: NativeFunction,
): LuaLibrary {
  return {
    name: 'redis',
    functions: { register_function: registerFunction, log: createLog(context) },
    constants: { ...LOG_CONSTANTS, ...versionConstants(context.version) },
  }
}

function redisLibrary(
  context: RedisTableContext,
  ofScripts: Readonly<Record<string, NativeFunction>>,
): LuaLibrary {
  const { tellsVersion } = context.differences
  return {
    name: 'redis',
    functions: {
      ...createCallFunctions(context),
      ...createReplyFunctions(context),
      ...ofScripts,
      sha1hex: createSha1hex(context),
      log: createLog(context),
      setresp: createSetresp(context),
      set_repl: createSetRepl(context),
      ...(tellsVersion ? { acl_check_cmd: createAclCheckCmd(context) } : {}),
    },
    constants: {
      ...LOG_CONSTANTS,
      ...REPLICATION_CONSTANTS,
      ...(tellsVersion ? versionConstants(context.version) : {}),
    },
  }
}
