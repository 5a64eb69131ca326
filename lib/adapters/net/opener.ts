import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Package, PackageFinder } from './package-finder.js'

/** The clients that are known by the name of their package, with the first version that is. */
const CLIENTS: Readonly<Record<string, number>> = {
  ioredis: 4,
  iovalkey: 0,
  redis: 3,
  '@redis/client': 1,
  '@node-redis/client': 1,
  'thunk-redis': 0,
  tedis: 0,
}

/** Packages that wrap `node:net` to watch it: who called them is the one who opens a connection. */
const WATCHERS: ReadonlySet<string> = new Set([
  '@opentelemetry/instrumentation',
  '@opentelemetry/instrumentation-net',
  'dd-trace',
  'elastic-apm-node',
  'newrelic',
  'shimmer',
])

/** Enough frames for those of this package and of Node, and the one that matters. */
const FRAMES = 30

type Caller = (...args: never[]) => unknown

/** A client of Redis that opens a connection. */
export interface Opener extends Package {
  /** Whether its version is older than those that are known. */
  readonly isTooOld: boolean
  /** The first version that is known. */
  readonly oldest: number
}

/** Tells by its caller whether a connection is opened by a client of Redis. */
export class Openers {
  readonly #clients: ReadonlyMap<string, number>
  readonly #packages = new PackageFinder()

  /** @param others names of further packages that are clients. */
  constructor(others: readonly string[] = []) {
    const added = others.map((name) => [name, 0] as const)
    this.#clients = new Map([...Object.entries(CLIENTS), ...added])
  }

  /**
   * The client that asks Node for something: the nearest caller outside of Node. Those further away
   * do not count: a listener of a client may open connections of its own.
   *
   * @param below the function of this package that Node calls: the frames above it do not count.
   */
  clientThatCalls(below: Caller): Opener | undefined {
    for (const file of callersOf(below)) {
      const found = isOutside(file) ? this.#packageOf(file) : undefined
      if (found !== undefined && WATCHERS.has(found.name)) continue
      if (isOutside(file)) return this.#asClient(found)
    }
    return undefined
  }

  /** As {@link clientThatCalls}, of a client that calls the function itself, not by way of Node. */
  clientThatCallsItself(below: Caller): Opener | undefined {
    const [file] = callersOf(below)
    return isOutside(file) ? this.#asClient(this.#packageOf(file)) : undefined
  }

  #packageOf(file: string): Package | undefined {
    return this.#packages.at(dirname(file.startsWith('file:') ? fileURLToPath(file) : file))
  }

  #asClient(found: Package | undefined): Opener | undefined {
    const oldest = found && this.#clients.get(found.name)
    if (found === undefined || oldest === undefined) return undefined
    return { ...found, oldest, isTooOld: Number.parseInt(found.version, 10) < oldest }
  }
}

/** The files of the callers of a function, the nearest first. */
function callersOf(below: Caller): readonly (string | null | undefined)[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.stackTraceLimit = FRAMES
  // Test runners put other file names into the text of a stack.
  Error.prepareStackTrace = (_, frames) => frames
  const holder: { stack?: NodeJS.CallSite[] } = {}
  Error.captureStackTrace(holder, below)
  const frames = holder.stack
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  return frames?.map((frame) => frame.getFileName()) ?? []
}

function isOutside(file: string | null | undefined): file is string {
  return typeof file === 'string' && file !== '' && !file.startsWith('node:')
}
