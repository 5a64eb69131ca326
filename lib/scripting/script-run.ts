import type { ByteString } from '../reply/byte-string.js'
import type { CommandHost } from './command-host.js'
import type { Script } from './script-cache.js'

/** What a script is called with. */
export interface Invocation {
  readonly host: CommandHost
  readonly script: Script
  /** The whole command: `EVAL script numkeys key… arg…`. */
  readonly argv: readonly ByteString[]
  readonly numkeys: number
  /** Whether the command is a `*_RO` one. */
  readonly isReadOnly: boolean
}

/** One invocation of a script: what its calls and its reply depend on. */
export class ScriptRun {
  readonly host: CommandHost
  readonly script: Script
  readonly argv: readonly ByteString[]
  readonly numkeys: number
  /** Whether write commands are refused: in a `*_RO` command, or by the flag `no-writes`. */
  readonly isReadOnly: boolean
  /** Whether commands that take memory are refused until the first write. */
  readonly isShortOfMemory: boolean
  /** The protocol of the replies that the script sees; `redis.setresp` changes it. */
  resp: 2 | 3 = 2
  /** Whether a write command ran: what has begun to write may go on. */
  hasWritten = false

  constructor({ host, script, argv, numkeys, isReadOnly }: Invocation) {
    const { flags } = script
    const writesNothing = flags?.has('no-writes') === true
    this.host = host
    this.script = script
    this.argv = argv
    this.numkeys = numkeys
    this.isReadOnly = isReadOnly || writesNothing
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
