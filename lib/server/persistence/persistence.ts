import {
  AOF_NOT_LOADED,
  OTHER_CHILD,
  REWRITE_IN_PROGRESS,
  SAVE_IN_PROGRESS,
} from '../../reply/errors/persistence.js'
import { type ErrorReply, OK, Status } from '../../reply/reply.js'
import type { Server } from '../server.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'
import { loadSnapshot, type Snapshot, takeSnapshot } from './snapshot.js'

const SAVE_STARTED = new Status('Background saving started')
const SAVE_SCHEDULED = new Status('Background saving scheduled')
const REWRITE_STARTED = new Status('Background append only file rewriting started')
const REWRITE_SCHEDULED = new Status('Background append only file rewriting scheduled')

const MICROSECONDS = 1000

/** What a Redis would have a process of its own for. */
interface BackgroundWork {
  readonly kind: 'save' | 'rewrite'
  readonly startedAt: number
  /** Keeps what is to be saved. */
  readonly finish: () => void
  timer: Timer | undefined
}

/**
 * What a Redis keeps on its disk, kept in memory: the data of the last SAVE or BGSAVE, and that of an
 * append only file. Nothing is ever saved by itself: the points of `save` only say whether FLUSHALL
 * and SHUTDOWN save.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 */
export class Persistence {
  readonly #server: Server
  #saved: Snapshot | undefined
  /** What an append only file held that is not written to any more. */
  #rewritten: Snapshot | undefined
  #work: BackgroundWork | undefined
  #isSaveScheduled = false
  #isAppending = false
  isRewriteScheduled = false
  /** How often keys were written, created or deleted since data was saved. */
  changes = 0
  lastSaveAt: number
  /** How often data was saved, and the append only file made anew, by a command of its own. */
  saves = 0
  rewrites = 0
  /** How many seconds the last work in the background took; -1 before the first. */
  lastSeconds = { save: -1, rewrite: -1 }

  constructor(server: Server) {
    this.#server = server
    this.lastSaveAt = server.clock.wallTime()
    this.#isAppending = server.config.number('appendonly') === 1
    server.config.onChange('appendonly', (value) => this.#append(value === 'yes'))
  }

  /** Whether all that is written goes to an append only file. */
  get isAppending(): boolean {
    return this.#isAppending
  }

  /** The seconds since work in the background began; -1 where none of its kind goes on. */
  secondsOf(kind: BackgroundWork['kind']): number {
    return this.#work?.kind === kind ? this.#secondsSince(this.#work.startedAt) : -1
  }

  /** SAVE. */
  saveNow(): ErrorReply | Status {
    if (this.#work?.kind === 'save') return SAVE_IN_PROGRESS
    this.saves++
    this.save()
    return OK
  }

  /** Saves the data of now. */
  save(): void {
    this.#saved = takeSnapshot(this.#server)
    this.changes = 0
    this.lastSaveAt = this.#server.clock.wallTime()
  }

  /**
   * BGSAVE.
   * @param mayWait whether it waits for other work.
   * @param isLater whether a transaction runs, which it does not interrupt.
   */
  saveInBackground(mayWait: boolean, isLater: boolean): ErrorReply | Status {
    if (this.#work?.kind === 'save') return SAVE_IN_PROGRESS
    if (this.#work !== undefined || isLater) {
      if (!mayWait && !isLater) return OTHER_CHILD
      this.#isSaveScheduled = true
      this.#goOnSoon()
      return SAVE_SCHEDULED
    }
    this.#startSave()
    return SAVE_STARTED
  }

  /** BGREWRITEAOF. @param isLater as for {@link saveInBackground}. */
  rewriteInBackground(isLater: boolean): ErrorReply | Status {
    if (this.#work?.kind === 'rewrite') return REWRITE_IN_PROGRESS
    if (this.#work !== undefined || isLater) {
      this.isRewriteScheduled = true
      this.#goOnSoon()
      return REWRITE_SCHEDULED
    }
    this.#startRewrite()
    return REWRITE_STARTED
  }

  /**
   * Brings back what was saved last, for DEBUG RELOAD.
   * @returns false where nothing was saved, or a name is taken.
   */
  load(isMerging: boolean): boolean {
    return this.#saved !== undefined && loadSnapshot(this.#server, this.#saved, isMerging)
  }

  /** Brings back what the append only file holds, in place of all data: DEBUG LOADAOF. */
  loadAppended(): ErrorReply | Status {
    const { keyspace } = this.#server
    const snapshot = this.#isAppending ? takeSnapshot(this.#server) : this.#rewritten
    for (const database of keyspace.databases) database.clear(false)
    this.#server.scripting.functions.flush()
    if (snapshot === undefined) return AOF_NOT_LOADED
    loadSnapshot(this.#server, snapshot, false)
    this.changes = 0
    return OK
  }

  /** Hears that FLUSHALL emptied all databases: a save that goes on would save what is gone. */
  flushed(): void {
    const { config, version } = this.#server
    if (this.#work?.kind === 'save') this.#stop()
    const unsaved = this.changes
    if (config.text('save') !== '') this.save()
    // 6.2 counts what it saved so as not saved, and itself as a change.
    if (version === '6.2') this.changes = unsaved + 1
  }

  /** Ends what goes on in the background. */
  stop(): void {
    this.#stop()
    this.#isSaveScheduled = false
    this.isRewriteScheduled = false
  }

  #append(isAppending: boolean): void {
    if (isAppending === this.#isAppending) return
    this.#isAppending = isAppending
    if (isAppending) this.rewriteInBackground(false)
    else {
      this.#rewritten = takeSnapshot(this.#server)
      if (this.#work?.kind === 'rewrite') this.#stop()
    }
  }

  #startSave(): void {
    this.saves++
    const { changes } = this
    const snapshot = takeSnapshot(this.#server)
    this.#start('save', () => {
      this.#saved = snapshot
      this.changes -= changes
      this.lastSaveAt = this.#server.clock.wallTime()
    })
  }

  #startRewrite(): void {
    this.rewrites++
    // What goes on to be written to needs no copy.
    const snapshot = this.#isAppending ? undefined : takeSnapshot(this.#server)
    this.#start('rewrite', () => {
      this.#rewritten = snapshot
    })
  }

  #start(kind: BackgroundWork['kind'], finish: () => void): void {
    const { clock, config, keyspace } = this.#server
    const keys = keyspace.databases.reduce((sum, { size }) => sum + size, 0)
    const delay = Math.max(0, keys * config.number('rdb-key-save-delay')) / MICROSECONDS
    const work: BackgroundWork = { kind, startedAt: clock.wallTime(), finish, timer: undefined }
    work.timer = startTimer(delay, () => this.#end(work))
    this.#work = work
  }

  #end({ kind, startedAt, finish }: BackgroundWork): void {
    this.#work = undefined
    this.lastSeconds[kind] = this.#secondsSince(startedAt)
    finish()
    this.#goOn()
  }

  #stop(): void {
    stopTimer(this.#work?.timer)
    this.#work = undefined
    this.#goOnSoon()
  }

  #goOnSoon(): void {
    if (this.#work === undefined) startTimer(0, () => this.#goOn())
  }

  /** Begins what had to wait. */
  #goOn(): void {
    if (this.#work !== undefined) return
    if (this.isRewriteScheduled) {
      this.isRewriteScheduled = false
      this.#startRewrite()
    } else if (this.#isSaveScheduled) {
      this.#isSaveScheduled = false
      this.#startSave()
    }
  }

  #secondsSince(time: number): number {
    return Math.floor((this.#server.clock.wallTime() - time) / 1000)
  }
}
