import { createHash } from 'node:crypto'
import type { Chunk } from '../lua/interpreter.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ScriptFlag } from './script-flag.js'

/** A script that compiled. */
export interface Script {
  /** The SHA1 digest of the body, 40 lower-case hex digits. */
  readonly sha1: ByteString
  readonly body: ByteString
  readonly chunk: Chunk
  /** What the shebang says; undefined for a script without one. */
  readonly flags: ReadonlySet<ScriptFlag> | undefined
}

/** @returns 40 lower-case hex digits. */
export function sha1Of(bytes: ByteString): ByteString {
  return createHash('sha1').update(bytes, 'latin1').digest('hex')
}

/**
 * The scripts that a server knows.
 *
 * With a limit, the scripts that EVAL brought are dropped when there are more: the one first whose
 * last call is the longest ago. Those of SCRIPT LOAD stay, if EVAL did not bring them before.
 *
 * @see https://redis.io/docs/latest/develop/interact/programmability/eval-intro/#script-cache
 */
export class ScriptCache {
  readonly #bySha1 = new Map<ByteString, Script>()
  /** Finds a script of EVAL without a digest of its body. */
  readonly #byBody = new Map<ByteString, Script>()
  /** The scripts that may be dropped, the one called last at the end. */
  readonly #evictable = new Set<Script>()
  readonly #mostEvictable: number
  readonly #onEvict: () => void
  #bodyBytes = 0
  #lastCalled: Script | undefined

  /**
   * @param mostEvictable how many scripts of EVAL are kept.
   * @param onEvict hears of each script that is dropped.
   */
  constructor(mostEvictable: number, onEvict: () => void = () => undefined) {
    this.#mostEvictable = mostEvictable
    this.#onEvict = onEvict
  }

  get size(): number {
    return this.#bySha1.size
  }

  /** The bytes of all bodies. */
  get bodyBytes(): number {
    return this.#bodyBytes
  }

  /** The scripts that SCRIPT LOAD brought. */
  loaded(): Script[] {
    return [...this.#bySha1.values()].filter((script) => !this.#evictable.has(script))
  }

  /** @param sha1 a digest in any case. */
  find(sha1: ByteString): Script | undefined {
    return this.#bySha1.get(sha1) ?? this.#bySha1.get(sha1.toLowerCase())
  }

  findByBody(body: ByteString): Script | undefined {
    return this.#byBody.get(body)
  }

  /** Takes in a script of SCRIPT LOAD. */
  add(script: Script): void {
    this.#bySha1.set(script.sha1, script)
    this.#byBody.set(script.body, script)
    this.#bodyBytes += script.body.length
  }

  /** Takes in a script of EVAL, for which the one called the longest ago may have to go. */
  addEvictable(script: Script): void {
    this.add(script)
    if (this.#evictable.size >= this.#mostEvictable) this.#evictOldest()
    this.#evictable.add(script)
    this.#lastCalled = script
  }

  /** Notes that a script was called. */
  touch(script: Script): void {
    if (this.#lastCalled === script) return
    this.#lastCalled = script
    if (this.#evictable.delete(script)) this.#evictable.add(script)
  }

  clear(): void {
    this.#bySha1.clear()
    this.#byBody.clear()
    this.#evictable.clear()
    this.#bodyBytes = 0
    this.#lastCalled = undefined
  }

  #evictOldest(): void {
    const [oldest] = this.#evictable
    this.#evictable.delete(oldest)
    this.#bySha1.delete(oldest.sha1)
    this.#byBody.delete(oldest.body)
    this.#bodyBytes -= oldest.body.length
    this.#onEvict()
  }
}
