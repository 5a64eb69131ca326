import type { RunWatcher } from '../lua/environment.js'
import { positionAt, throwOutOfMemory } from '../lua/error.js'
import type { LuaState } from '../lua/stack.js'
import { stopScript } from '../lua/stop.js'
import type { ByteString } from '../reply/byte-string.js'
import { HeapWatch } from './heap-watch.js'
import type { Runnable, ScriptRun } from './script-run.js'

/** How long a script may run on before others are heard again, in milliseconds. */
const TURN = 5

/** And how long one may take that is debugged, where there is no limit, in milliseconds. */
const DEBUGGED_FOR = 5000

const KILLED = 'Script killed by user with SCRIPT KILL...'

// A test runner may fake it later.
const now = performance.now.bind(performance)

/** Where a run goes on: scripts and functions are ended by commands of their own. */
export type RunKind = 'script' | 'function'

/** A script or function that runs, and how. */
export interface WatchedRun {
  readonly run: ScriptRun<Runnable>
  readonly kind: RunKind
}

/** How long what runs on a server may take, in milliseconds, and how much memory. */
export interface RunLimits {
  /** After it a script gives way to other clients, who hear that the server is busy. */
  busyAfter: number
  /** After it a script is ended. */
  readonly endAfter: number
  /** How many bytes it may hold. */
  readonly mostMemory: number
}

/**
 * Watches over what runs on a server: lets it give way when it takes long, and ends it when it is
 * killed or takes too long.
 * @see https://redis.io/docs/latest/develop/interact/programmability/#maximum-execution-time
 */
export class RunWatch implements RunWatcher {
  readonly #limits: RunLimits
  readonly #heap: HeapWatch
  #current: WatchedRun | undefined
  #now = 0
  #turnEndsAt = 0

  constructor(limits: RunLimits) {
    this.#limits = limits
    this.#heap = new HeapWatch(limits.mostMemory)
  }

  /** The run that goes on, or was left and will go on. */
  get current(): WatchedRun | undefined {
    return this.#current
  }

  set current(run: WatchedRun | undefined) {
    this.#current = run
    this.#heap.start()
  }

  readonly onSteps = (L: LuaState, steps: number): void => {
    const run = this.current?.run
    if (run === undefined) return
    this.#now = now()
    run.startedAt ??= this.#now
    if (run.isKilled) stopScript(L, KILLED)
    this.#limit(L, steps, run.startedAt, 'Script')
  }

  readonly isSuspensionDue = (): boolean => {
    const run = this.current?.run
    const startedAt = run?.startedAt
    if (startedAt === undefined) return false
    if (run?.debugger !== undefined) {
      if (this.#now >= startedAt + this.#debuggedFor) run.debugger.timeIsUp()
      return false
    }
    return this.#now >= Math.max(startedAt + this.#limits.busyAfter, this.#turnEndsAt)
  }

  /** How long a script runs that is debugged before it is stopped. */
  get #debuggedFor(): number {
    const { busyAfter } = this.#limits
    return Number.isFinite(busyAfter) ? busyAfter : DEBUGGED_FOR
  }

  /**
   * Watches over the code of a library while it is loaded, which nothing else runs beside.
   * @param endAfter how many milliseconds Redis gives it; then it ends with the message.
   */
  ofLoad(library: ByteString, endAfter: number, message: ByteString): RunWatcher['onSteps'] {
    const startedAt = now()
    this.#heap.start()
    return (L, steps) => {
      this.#now = now()
      if (this.#now - startedAt > endAfter) stopScript(L, message)
      this.#limit(L, steps, startedAt, `${positionAt(L, 0)}library ${library}`)
    }
  }

  /** Gives what was left a turn to go on. */
  startTurn(): void {
    this.#turnEndsAt = now() + TURN
  }

  /** How long what was left runs by now. */
  get milliseconds(): number {
    return Math.floor(now() - (this.current?.run.startedAt ?? now()))
  }

  #limit(L: LuaState, steps: number, startedAt: number, what: ByteString): void {
    const { endAfter } = this.#limits
    if (this.#now - startedAt > endAfter) {
      stopScript(L, `${what} ran longer than the scriptTimeout of ${endAfter} ms...`)
    }
    if (this.#heap.isExceeded(steps)) throwOutOfMemory()
  }
}
