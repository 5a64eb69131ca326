import { type BlockRequest, WAIT_ANEW } from '../../commands/context.js'
import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { UNBLOCKED } from '../../reply/errors/server.js'
import type { ErrorReply, Reply } from '../../reply/reply.js'
import type { Session } from '../session.js'
import { monotonic } from '../time/monotonic.js'
import { Ticks } from '../time/ticks.js'
import { startTimer, stopTimer, type Timer } from '../time/timers.js'

/** A client that waits for keys. */
interface Waiter {
  readonly session: Session
  readonly database: Database
  readonly request: BlockRequest
  readonly resolve: (reply: Reply) => void
  /** When its time is over, by {@link monotonic}. */
  readonly dueAt: number
  timer: Timer | undefined
  /** Asked when a key is ready: what refuses the command by now. */
  refusal: (() => ErrorReply | undefined) | undefined
}

interface ReadyKey {
  readonly database: Database
  readonly key: ByteString
}

/**
 * The clients that wait for keys. They are served in the order in which they came, after the
 * command, script or transaction that gave a key a value.
 * @see https://redis.io/docs/latest/commands/blpop/
 */
export class Blocking {
  /** By database number, then by key, in the order of waiting. */
  readonly #waiting: Map<ByteString, Set<Waiter>>[] = []
  readonly #bySession = new Map<Session, Waiter>()
  #ready: ReadyKey[] = []
  #isServing = false
  readonly #ticks: Ticks
  /** No wait is over before. */
  #earliest = Number.POSITIVE_INFINITY

  /** @param hz how many times a second the server looks around. */
  constructor(hz: () => number) {
    this.#ticks = new Ticks(hz)
  }

  /** The number of clients that wait. */
  get clients(): number {
    return this.#bySession.size
  }

  /** Whether a key that somebody waits for was given a value. */
  get hasReady(): boolean {
    return this.#ready.length > 0
  }

  /** The keys whose end would end the wait of a client. */
  get keysThatEnd(): number {
    let count = 0
    for (const byKey of this.#waiting) {
      for (const waiters of byKey?.values() ?? []) if (endsWithKey(waiters)) count++
    }
    return count
  }

  /** The keys that clients wait for. */
  get keys(): number {
    return this.#waiting.reduce((sum, byKey) => sum + byKey.size, 0)
  }

  wait(session: Session, database: Database, request: BlockRequest): Promise<Reply> {
    const { timeoutMs } = request
    const dueAt = timeoutMs > 0 ? monotonic() + timeoutMs : Number.POSITIVE_INFINITY
    this.#earliest = Math.min(this.#earliest, dueAt)
    return new Promise((resolve) => {
      const waiter: Waiter = {
        session,
        database,
        request,
        resolve,
        dueAt,
        timer: undefined,
        refusal: undefined,
      }
      this.#bySession.set(session, waiter)
      this.#waiting[database.index] ??= new Map()
      const byKey = this.#waiting[database.index]
      for (const key of request.keys) {
        const waiters = byKey.get(key)
        if (waiters === undefined) byKey.set(key, new Set([waiter]))
        else waiters.add(waiter)
      }
      if (timeoutMs > 0) {
        const end = () => this.#end(waiter, request.onTimeout)
        waiter.timer = startTimer(this.#ticks.until(timeoutMs), end)
      }
    })
  }

  /** Has a client that waits refused instead of served, where something refuses it by then. */
  checkAgain(session: Session, refusal: () => ErrorReply | undefined): void {
    const waiter = this.#bySession.get(session)
    if (waiter !== undefined) waiter.refusal = refusal
  }

  /** Says that a key has a value, or more of it than before. */
  keyAdded(database: Database, key: ByteString): void {
    if (this.#bySession.size === 0) return
    if (this.#waiting[database.index]?.has(key)) this.#ready.push({ database, key })
  }

  /** Says that a key is gone, or has another value than before. */
  keyRemoved(database: Database, key: ByteString): void {
    if (this.#bySession.size === 0) return
    const waiters = this.#waiting[database.index]?.get(key)
    if (waiters !== undefined && endsWithKey(waiters)) this.#ready.push({ database, key })
  }

  /** Says that a database is about to lose its data. */
  databaseReplacing(database: Database): void {
    for (const [key, waiters] of this.#waiting[database.index] ?? []) {
      if (endsWithKey(waiters)) this.#ready.push({ database, key })
    }
  }

  /** Says that a database got the data of another. */
  databaseReplaced(database: Database): void {
    for (const key of this.#waiting[database.index]?.keys() ?? []) {
      if (database.has(key)) this.#ready.push({ database, key })
    }
  }

  /** Serves those who wait for keys that are ready, and who then make other keys ready. */
  serveReady(): void {
    if (this.#isServing) return
    this.#isServing = true
    try {
      while (this.#ready.length > 0) {
        const ready = this.#ready
        this.#ready = []
        for (const { database, key } of ready) this.#serve(database, key)
      }
    } finally {
      this.#isServing = false
    }
  }

  /** Ends the waits whose time is over by now, between two ticks. */
  endDue(now: number): void {
    if (now < this.#earliest) return
    this.#earliest = Number.POSITIVE_INFINITY
    for (const waiter of [...this.#bySession.values()]) {
      if (waiter.dueAt <= now) this.#end(waiter, waiter.request.onTimeout)
      else this.#earliest = Math.min(this.#earliest, waiter.dueAt)
    }
  }

  /** Serves a client that waits for no key: WAIT. */
  serveNow(session: Session): void {
    const waiter = this.#bySession.get(session)
    if (waiter !== undefined) this.#end(waiter, waiter.request.onTimeout)
  }

  /** Ends a client's wait as if its time were over, or with an error: CLIENT UNBLOCK. */
  unblock(session: Session, how: 'timeout' | 'error'): boolean {
    const waiter = this.#bySession.get(session)
    if (waiter === undefined) return false
    session.takePlace?.()
    this.#end(waiter, how === 'error' ? UNBLOCKED : waiter.request.onTimeout)
    return true
  }

  /** Only those who wait now are served: some may get behind themselves. */
  #serve(database: Database, key: ByteString): void {
    for (const waiter of [...(this.#waiting[database.index]?.get(key) ?? [])]) {
      if (this.#bySession.get(waiter.session) !== waiter) continue
      const reply = waiter.refusal?.() ?? this.#replyTo(waiter, key)
      if (reply !== undefined) this.#end(waiter, reply)
    }
  }

  #replyTo(waiter: Waiter, key: ByteString): Reply | undefined {
    const { session, request } = waiter
    return session.server.replication.serve(session, () => {
      const reply = request.serve(key)
      if (reply !== WAIT_ANEW) return reply
      this.#waitAnew(waiter)
      return undefined
    })
  }

  #waitAnew(waiter: Waiter): void {
    for (const key of waiter.request.keys) {
      const waiters = this.#waiting[waiter.database.index].get(key)
      waiters?.delete(waiter)
      waiters?.add(waiter)
    }
  }

  #end(waiter: Waiter, reply: Reply): void {
    const { session, database, request, timer } = waiter
    stopTimer(timer)
    this.#bySession.delete(session)
    const byKey = this.#waiting[database.index]
    for (const key of request.keys) {
      const waiters = byKey.get(key)
      waiters?.delete(waiter)
      if (waiters?.size === 0) byKey.delete(key)
    }
    request.onEnd?.()
    session.isReplyDue = true
    waiter.resolve(reply)
  }
}

function endsWithKey(waiters: ReadonlySet<Waiter>): boolean {
  for (const { request } of waiters) if (request.endsWithKey) return true
  return false
}
