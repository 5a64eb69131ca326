import {
  NO_CLUSTER,
  SCRIPT_OUT_OF_MEMORY,
  WRITES_IN_READ_ONLY_COMMAND,
} from '../reply/errors/scripting.js'
import type { ErrorReply } from '../reply/reply.js'
import type { Invocation, Runnable } from './script-run.js'

/**
 * What refuses a run whose command is as it should be: by its flags, if it has any.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#script_flags
 */
export function refusalOfRun(invocation: Invocation<Runnable>): ErrorReply | undefined {
  const { host, script, isReadOnly } = invocation
  const { flags } = script
  if (flags === undefined) return undefined
  if (flags.has('no-cluster') && host.isCluster) return NO_CLUSTER
  if (flags.has('no-writes')) return undefined
  if (isReadOnly) return WRITES_IN_READ_ONLY_COMMAND
  return host.isOutOfMemory && !flags.has('allow-oom') ? SCRIPT_OUT_OF_MEMORY : undefined
}
