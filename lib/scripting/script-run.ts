import type { CommandHost } from './command-host.js'
import type { ScriptFlag } from './shebang.js'

/** One invocation of a script: what its calls and its reply depend on. */
export class ScriptRun {
  readonly host: CommandHost
  /** Whether write commands are refused: in a `*_RO` command, or by the flag `no-writes`. */
  readonly isReadOnly: boolean
  /** The protocol of the replies that the script sees; `redis.setresp` changes it. */
  resp: 2 | 3 = 2
  /** Whether a write command ran: what has begun to write may go on. */
  hasWritten = false
  /** Whether commands that take memory are refused until the first write. */
  readonly isShortOfMemory: boolean

  constructor(
    host: CommandHost,
    flags: ReadonlySet<ScriptFlag> | undefined,
    isReadOnlyCommand: boolean,
  ) {
    const writesNothing = flags?.has('no-writes') === true
    this.host = host
    this.isReadOnly = isReadOnlyCommand || writesNothing
    this.isShortOfMemory = host.isOutOfMemory && !writesNothing && flags?.has('allow-oom') !== true
  }
}

/** Holds the run that goes on, for the functions of the `redis` table. */
export interface RunSlot {
  current: ScriptRun | undefined
}

/** @returns the run that goes on: Lua runs only within one. */
export function currentRun(slot: RunSlot): ScriptRun {
  if (slot.current === undefined) throw new Error('failed to call Redis: no script runs')
  return slot.current
}
