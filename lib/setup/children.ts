import { ChildProcess } from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import workerThreads, { type Worker, type WorkerOptions } from 'node:worker_threads'
import { replaceMethod } from '../adapters/net/replaced-method.js'
import { childFile } from './child-file.js'
import { PARENT, tellThreads } from './parent.js'

/** What a child is told of its parent as it starts; undefined where it is not led. */
export type Tell = () => string | undefined

/** All of `node:child_process` but the synchronous functions ends in it. */
type Spawn = (this: ChildProcess, options: SpawnOptions) => unknown

interface SpawnOptions {
  /** The environment, `NAME=value` each. */
  readonly envPairs?: readonly string[]
}

type WorkerClass = new (file: string | URL, options?: WorkerOptions) => Worker

const NODE_OPTIONS = 'NODE_OPTIONS'

/**
 * Lets the child processes and worker threads that start from now on know their parent, and load what
 * leads their clients there. One that is waited for (`spawnSync`) is not led: its parent could not answer.
 *
 * @returns what gives `node:child_process` and `node:worker_threads` back.
 */
export function leadChildren(tell: Tell): () => void {
  // Two calls may be given the same function: each undoes its own.
  const ask: Tell = () => tell()
  const neutral: Tell = () => undefined
  const undo = [
    replaceMethod<Spawn, Tell>(ChildProcess.prototype, 'spawn', { ask, neutral, make: makeSpawn }),
    replaceMethod<WorkerClass, Tell>(workerThreads, 'Worker', { ask, neutral, make: makeWorker }),
  ]
  syncBuiltinESMExports()
  return () => {
    for (const giveBack of undo) giveBack()
    syncBuiltinESMExports()
    tellThreads(undefined)
  }
}

function makeSpawn(original: Spawn, asked: () => Tell): Spawn {
  return function spawn(options) {
    const text = asked()()
    return original.call(this, text === undefined ? options : withParent(options, text))
  }
}

function withParent({ envPairs = [], ...options }: SpawnOptions, text: string): SpawnOptions {
  const [known = ''] = envPairs.filter((pair) => pair.startsWith(`${NODE_OPTIONS}=`))
  const others = envPairs.filter((pair) => pair !== known && !pair.startsWith(`${PARENT}=`))
  const load = `--require ${JSON.stringify(childFile())}`
  const given = known.slice(NODE_OPTIONS.length + 1)
  // Behind others: one of them may be what finds packages at all, as that of Yarn.
  const words = given.includes(load) ? given : `${given} ${load}`.trimStart()
  return { ...options, envPairs: [...others, `${NODE_OPTIONS}=${words}`, `${PARENT}=${text}`] }
}

function makeWorker(original: WorkerClass, asked: () => Tell): WorkerClass {
  return new Proxy(original, {
    construct(target, [file, options], newTarget) {
      const text = asked()()
      tellThreads(text)
      const start = (given: WorkerOptions | undefined) =>
        Reflect.construct(target, [file, given], newTarget) as Worker
      return text === undefined ? start(options) : startLed(start, options)
    },
  })
}

/** A thread takes the arguments of its process, but for those that hold for all of the process. */
function startLed(start: (options: WorkerOptions) => Worker, options: WorkerOptions = {}): Worker {
  const own = ['--require', childFile()]
  const { execArgv = process.execArgv } = options
  try {
    return start({ ...options, execArgv: [...execArgv, ...own] })
  } catch (error) {
    if (options.execArgv !== undefined || !isRefused(error)) throw error
    const left = execArgv.filter((argument) => !error.message.includes(argument))
    return start({ ...options, execArgv: [...left, ...own] })
  }
}

function isRefused(error: unknown): error is Error {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_INVALID_EXEC_ARGV'
}
