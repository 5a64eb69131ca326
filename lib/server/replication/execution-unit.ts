import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** Takes a command for replicas, that of a database or of none in particular. */
export type Feed = (database: number | undefined, argv: readonly ByteString[]) => void

/** What goes to replicas of one command, transaction or script, and what follows from it. */
export interface ExecutionUnit {
  /** Adds a command that ran. */
  add(database: number, argv: readonly ByteString[]): void
  /**
   * Adds what goes in the place of a command.
   * @param isWhole whether no transaction or script is around it.
   */
  addAll(database: number, argvs: readonly (readonly ByteString[])[], isWhole: boolean): void
  /** @param isApart whether the commands have nothing to do with each other. */
  end(isApart: boolean): void
}

interface Pending {
  readonly database: number
  readonly argv: readonly ByteString[]
}

const MULTI: readonly ByteString[] = ['MULTI']
const EXEC: readonly ByteString[] = ['EXEC']

/** From 7.0 on: all waits for the end, and is a transaction where it is more than one command. */
export class GatheredUnit implements ExecutionUnit {
  readonly #feed: Feed
  readonly #version: RedisVersion
  #pending: Pending[] = []

  constructor(version: RedisVersion, feed: Feed) {
    this.#version = version
    this.#feed = feed
  }

  add(database: number, argv: readonly ByteString[]): void {
    this.#pending.push({ database, argv })
  }

  addAll(database: number, argvs: readonly (readonly ByteString[])[]): void {
    for (const argv of argvs) this.add(database, argv)
  }

  end(isApart: boolean): void {
    if (this.#pending.length === 0) return
    const pending = this.#pending
    this.#pending = []
    const isTransaction = pending.length > 1 && !isApart
    // Before 7.2 the SELECT of the first command stands before MULTI.
    const first = this.#version < '7.2' ? pending[0].database : undefined
    if (isTransaction) this.#feed(first, MULTI)
    for (const { database, argv } of pending) this.#feed(database, argv)
    if (isTransaction) this.#feed(undefined, EXEC)
  }
}

/** In 6.2: commands go at once, with MULTI before the first of a transaction or script. */
export class ImmediateUnit implements ExecutionUnit {
  readonly #feed: Feed
  #isTransaction = false
  #isMultiSent = false

  constructor(feed: Feed) {
    this.#feed = feed
  }

  add(database: number, argv: readonly ByteString[]): void {
    if (this.#isTransaction && !this.#isMultiSent) this.beginMulti(database)
    this.#feed(database, argv)
  }

  addAll(database: number, argvs: readonly (readonly ByteString[])[], isWhole: boolean): void {
    const isWrapped = isWhole && argvs.length > 1
    if (isWrapped) this.#feed(database, MULTI)
    for (const argv of argvs) this.add(database, argv)
    if (isWrapped) this.#feed(database, EXEC)
  }

  end(): void {}

  /** Hears that EXEC begins to run its queue. */
  beginTransaction(): void {
    this.#isTransaction = true
  }

  /** @param argv EXEC, as its client wrote it. */
  endTransaction(database: number, argv: readonly ByteString[]): void {
    this.#isTransaction = false
    if (this.#isMultiSent) this.#feed(database, argv)
    this.#isMultiSent = false
  }

  /** Sends the MULTI of a script, unless it or EXEC sent one before. */
  beginMulti(database: number): void {
    if (!this.#isMultiSent) this.#feed(database, MULTI)
    this.#isMultiSent = true
  }

  /** Ends what {@link beginMulti} began for a script. */
  endScript(database: number): void {
    if (this.#isTransaction || !this.#isMultiSent) return
    this.#isMultiSent = false
    this.#feed(database, EXEC)
  }
}
