import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ErrorReply, Reply } from '../../reply/reply.js'
import type { Debugger } from './debugger.js'

/** Whether scripts are debugged: with data of their own, that goes with the session, or with all. */
export type DebugMode = 'no' | 'yes' | 'sync'

/** A client's own debugger. */
export interface ScriptDebugging {
  readonly mode: DebugMode
  /** Whether a command of the client stands before its present one that it did not yet hear of. */
  readonly isInPipeline: boolean
  /** Takes a mode. @returns why the client cannot have it. */
  change(mode: DebugMode): ErrorReply | undefined
  /**
   * Runs a script in a session of the debugger, which ends the connection.
   *
   * @param argv the whole command: `EVAL script numkeys …`.
   * @param body runs the script, with what debugs it.
   */
  run(argv: readonly ByteString[], body: (each: Debugger) => Reply): Answer
}
