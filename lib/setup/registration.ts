import { intercept, type Way } from '../adapters/net/intercept.js'
import { interceptLookups } from '../adapters/net/intercept-lookup.js'
import type { Address } from '../server/connection/memory-link.js'
import { isListening, knownServers } from '../server/process-state.js'
import { leadChildren } from './children.js'
import { Door } from './door.js'
import { refuseEarlyClients } from './early-clients.js'
import { readDestination } from './environment.js'
import { leaveParent } from './lead-to-parent.js'
import type { RegisterOptions } from './options.js'
import { asParent, isPreloaded, readParent } from './parent.js'
import { optionsOf, Plan } from './plan.js'
import { currentFile, isSameFile, type TestFile } from './test-runner.js'

type Caller = (...args: never[]) => unknown

/** Where the registration of a process hangs, so that two copies of this package share it. */
const REGISTRATION = Symbol.for('redis-mock-lua.register')

const NO_HOOK =
  'Failed to reset before each test: there is no `beforeEach` where redis-mock-lua/register is loaded; jest has it in `setupFilesAfterEnv`'

/** The clients of the process are led by it, as long as it is on. */
export class Registration {
  #given: RegisterOptions = {}
  /** How the clients of this test file are led: made when the first one comes. */
  #plan: Plan | undefined
  #file: TestFile = currentFile()
  #undo: (() => void) | undefined
  /** Whether it was started in this test file. */
  #isStarted = false
  /** Whether the test runner has a hook before each test. */
  canResetTests = false
  /** Whether a connection is opened that belongs to this package itself. */
  #isOwn = false

  /** The registration of the process, on or off. */
  static shared(): Registration {
    const holder = globalThis as { [REGISTRATION]?: Registration }
    holder[REGISTRATION] ??= new Registration()
    return holder[REGISTRATION]
  }

  /** What the servers of this test file are made with. */
  get options(): RegisterOptions {
    return this.#plan?.options ?? optionsOf(this.#given)
  }

  /** Whether the servers are to be empty before each test. */
  get resetsTests(): boolean {
    return this.options.reset === 'test'
  }

  /**
   * Begins to lead the clients of the process; notices where a new test file begins.
   * @returns whether it was not begun in this file before.
   */
  start(): boolean {
    this.#noticeFile()
    const isNew = !this.#isStarted
    this.#undo ??= this.#lead()
    this.#isStarted = true
    return isNew
  }

  /** @returns what undoes it. */
  #lead(): (() => void) | undefined {
    if (readParent() !== undefined && isPreloaded()) return undefined
    leaveParent()
    if (readDestination(process.env).kind === 'passthrough') return undefined
    refuseEarlyClients(this.options)
    const door = new Door((address) => this.#wayOfChild(address))
    const giveBack = [
      intercept((address, connect) => this.#wayTo(address, connect)),
      interceptLookups((host, lookup) => this.#isInMemory(host, lookup)),
      leadChildren(() => this.#tell(door)),
      () => door.close(),
    ]
    return () => {
      for (const undo of giveBack) undo()
    }
  }

  /** What a child is told that starts, unless it is to be left alone. */
  #tell(door: Door): string | undefined {
    const { options } = this
    if (options.children === false) return undefined
    door.open()
    return JSON.stringify(asParent(door.path, options))
  }

  #wayOfChild(address: Address): Way {
    return isListening(address) ? 'through' : this.#currentPlan().lead(address)
  }

  /** Gives `node:net` back; connections that are open stay where they are. */
  stop(): void {
    this.#undo?.()
    this.#undo = undefined
    this.#plan = undefined
    this.#given = {}
    this.#isStarted = false
  }

  /** @throws Error if a client connected already in this test file. */
  configure(options: RegisterOptions): void {
    this.#noticeFile()
    if (this.#plan !== undefined) {
      throw new Error('Failed to configure "redis-mock-lua": a client has connected already')
    }
    this.#given = { ...this.#given, ...options }
  }

  /** Empties the servers: those in memory, or the real one. */
  async reset(): Promise<void> {
    for (const server of knownServers().values()) server.reset()
    await this.#currentPlan().real?.empty()
  }

  /** Empties the servers where a test file begins, unless they never are. */
  async resetFile(): Promise<void> {
    if (this.options.reset !== 'never') await this.reset()
  }

  #noticeFile(): void {
    const file = currentFile()
    if (isSameFile(file, this.#file)) return
    this.#file = file
    this.#isStarted = false
    const isReset = this.#plan === undefined || this.#plan.options.reset !== 'never'
    this.#plan = undefined
    if (!isReset) return
    for (const server of knownServers().values()) server.reset()
  }

  #currentPlan(): Plan {
    if (this.#plan !== undefined) return this.#plan
    const plan = new Plan(this.#given, (open) => this.#openOwn(open))
    // One that waited for the address of its host was not connected yet.
    refuseEarlyClients(plan.options)
    if (plan.options.reset === 'test' && !this.canResetTests) throw new Error(NO_HOOK)
    this.#plan = plan
    return plan
  }

  #wayTo(address: Address, connect: Caller): Way {
    if (this.#isOwn || isListening(address)) return 'through'
    this.#noticeFile()
    return this.#currentPlan().wayTo(address, connect)
  }

  #isInMemory(host: string, lookup: Caller): boolean {
    return this.#currentPlan().isInMemory(host, lookup)
  }

  #openOwn<T>(open: () => T): T {
    this.#isOwn = true
    try {
      return open()
    } finally {
      this.#isOwn = false
    }
  }
}
