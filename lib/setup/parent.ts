import { getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads'
import type { AddressOptions } from './options.js'
import { ownWorker, type WorkerVariables } from './worker-number.js'

/** The variable of the environment of a child process, and what is set for worker threads. */
export const PARENT = 'REDIS_MOCK_LUA_PARENT'

/** What a process says to those that it starts, so that their clients come to its servers. */
export interface Parent {
  /** Where it says who is where: the path of a Unix socket. */
  readonly door: string
  readonly options: AddressOptions
  /** The worker of a test runner that it is. */
  readonly worker: WorkerVariables
  readonly pid: number
  readonly threadId: number
}

/** This process, or thread, as a parent. */
export function asParent(door: string, options: AddressOptions): Parent {
  return { door, options, worker: ownWorker(), pid: process.pid, threadId }
}

/**
 * The process that leads the clients of this one, or of this thread. A worker that a test runner starts
 * has its own servers instead, though the runner may be led.
 */
export function readParent(): Parent | undefined {
  const text = getEnvironmentData(PARENT) ?? process.env[PARENT]
  if (typeof text !== 'string') return undefined
  const parent = JSON.parse(text) as Parent
  // What a thread is told stays with who told it.
  const isSelf = parent.pid === process.pid && parent.threadId === threadId
  const isOther = Object.entries(ownWorker()).some(([name, is]) => is !== parent.worker[name])
  return isSelf || isOther ? undefined : parent
}

/** Lets the threads know it that start from now on; `undefined`, that there is none. */
export function tellThreads(text: string | undefined): void {
  setEnvironmentData(PARENT, text)
}

/** By its name in the package, or by the path of one of its files. */
const REGISTER = /redis-mock-lua[\\/](dist[\\/](cjs|esm)[\\/]setup[\\/])?register/

/** Whether register came with the arguments that a process has of its parent, not by its own code. */
export function isPreloaded(): boolean {
  const given = [...process.execArgv, process.env['NODE_OPTIONS'] ?? '']
  return given.some((words) => REGISTER.test(words))
}
