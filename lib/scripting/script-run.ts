import type { ByteString } from '../reply/byte-string.js'
import type { CommandHost } from './command-host.js'
import type { Debugger } from './debugger/debugger.js'
import type { LibraryFunction } from './functions/library.js'
import type { ScriptFlag } from './script-flag.js'

/** What can run: a script, or a function of a library. */
export interface Runnable {
  /** What it says of itself; undefined for a script without a shebang. */
  readonly flags: ReadonlySet<ScriptFlag> | undefined
}

/** What a script or function is called with. */
export interface Invocation<Called extends Runnable> {
  readonly host: CommandHost
  readonly script: Called
  /** The whole command: `EVAL script numkeys key… arg…`. */
  readonly argv: readonly ByteString[]
  readonly numkeys: number
  /** Whether the command is a `*_RO` one. */
  readonly isReadOnly: boolean
  /** What debugs it, where something does. */
  readonly debugger?: Debugger | undefined
}

/** One invocation of a script or function: what its calls and its reply depend on. */
export class ScriptRun<Called extends Runnable = Runnable> {
  readonly host: CommandHost
  readonly script: Called
  /** What errors call it: the digest of a script, the name of a function. */
  readonly name: ByteString
  readonly argv: readonly ByteString[]
  readonly numkeys: number
  /** Whether write commands are refused: in a `*_RO` command, or by the flag `no-writes`. */
  readonly isReadOnly: boolean
  /** Whether commands that take memory are refused until the first write. */
  readonly isShortOfMemory: boolean
  readonly debugger: Debugger | undefined
  /** The protocol of the replies that the script sees; `redis.setresp` changes it. */
  resp: 2 | 3 = 2
  /** Whether a write command ran: what has begun to write may go on. */
  hasWritten = false
  /**
   * Whether replicas get the script itself, so that it has to do the same there; until
   * `redis.replicate_commands`.
   */
  isVerbatim: boolean
  /** Whether a command ran that answers otherwise each time. */
  hasMetRandom = false
  /** When it was first seen to run, by the process's steady clock. */
  startedAt: number | undefined
  /** Whether it is to end, by SCRIPT KILL or FUNCTION KILL. */
  isKilled = false

  constructor(invocation: Invocation<Called>, name: ByteString) {
    const { host, script, argv, numkeys, isReadOnly } = invocation
    const { flags } = script
    const writesNothing = flags?.has('no-writes') === true
    this.host = host
    this.isVerbatim = host.replicatesScripts
    this.debugger = invocation.debugger
    this.script = script
    this.name = name
    this.argv = argv
    this.numkeys = numkeys
    this.isReadOnly = isReadOnly || writesNothing
    this.isShortOfMemory = host.isOutOfMemory && !writesNothing && flags?.has('allow-oom') !== true
  }
}

/** A library on its way in: where what its code does goes. */
export interface LibraryLoad {
  /** Takes a line of redis.log. */
  readonly log: CommandHost['log']
  /** Takes a function in. @returns what is wrong with it. */
  readonly register: (each: LibraryFunction) => ByteString | undefined
}

/** Holds what goes on, for the functions of the `redis` table: a run, or the load of a library. */
export interface RunSlot {
  current: ScriptRun | undefined
  loading: LibraryLoad | undefined
}

export function emptySlot(): RunSlot {
  return { current: undefined, loading: undefined }
}

/** @returns the run that goes on: Lua runs only within one. */
export function currentRun(slot: RunSlot): ScriptRun {
  if (slot.current === undefined) throw new Error('failed to call Redis: no script runs')
  return slot.current
}
