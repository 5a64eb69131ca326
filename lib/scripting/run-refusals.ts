import { OUT_OF_MEMORY, WRITES_IN_READ_ONLY_COMMAND } from '../reply/errors/scripting.js'
import type { ErrorReply } from '../reply/reply.js'
import type { CommandHost } from './command-host.js'
import type { ScriptFlag } from './script-flag.js'

type Flags = ReadonlySet<ScriptFlag> | undefined

/**
 * What refuses a command before anything else of it is looked at, as any command is refused that
 * takes memory. What has flags counts as one that does, if it does not say otherwise.
 */
export function refusalOfCommand(host: CommandHost, flags: Flags): ErrorReply | undefined {
  if (!host.isOutOfMemory || flags === undefined) return undefined
  return flags.has('no-writes') || flags.has('allow-oom') ? undefined : OUT_OF_MEMORY
}

/** What refuses a run whose command is as it should be. */
export function refusalOfRun(flags: Flags, isReadOnly: boolean): ErrorReply | undefined {
  return isReadOnly && flags?.has('no-writes') === false ? WRITES_IN_READ_ONLY_COMMAND : undefined
}
