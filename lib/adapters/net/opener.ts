import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clients that are known by the name of their package. */
const CLIENTS = [
  'ioredis',
  'iovalkey',
  'redis',
  '@redis/client',
  '@node-redis/client',
  'thunk-redis',
  'tedis',
]

/** Enough frames for those of this package and of Node, and the one that matters. */
const FRAMES = 20

/** Tells by its caller whether a connection is opened by a client of Redis. */
export class Openers {
  readonly #clients: ReadonlySet<string>
  /** The name of the package that a folder belongs to. */
  readonly #packageOf = new Map<string, string | undefined>()

  constructor(others: readonly string[] = []) {
    this.#clients = new Set([...CLIENTS, ...others])
  }

  /**
   * Whether the code that asks Node for something is that of a client: the nearest caller outside of
   * Node. Those further away do not count: a listener of a client may open connections of its own.
   *
   * @param below the function of this package that Node calls: the frames above it do not count.
   */
  isClient(below: (...args: never[]) => unknown): boolean {
    const caller = callerOf(below)
    if (caller === undefined) return false
    const name = this.#packageAt(dirname(caller))
    return name !== undefined && this.#clients.has(name)
  }

  #packageAt(folder: string): string | undefined {
    if (this.#packageOf.has(folder)) return this.#packageOf.get(folder)
    const name = readName(join(folder, 'package.json')) ?? this.#packageAbove(folder)
    this.#packageOf.set(folder, name)
    return name
  }

  #packageAbove(folder: string): string | undefined {
    const parent = dirname(folder)
    return parent === folder ? undefined : this.#packageAt(parent)
  }
}

/** Undefined also where there is a package.json without a name, as in `dist/cjs`. */
function readName(path: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { name?: string }).name
  } catch {
    // Most folders have none.
    return undefined
  }
}

/** The file of the nearest caller outside of Node. */
function callerOf(below: (...args: never[]) => unknown): string | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.stackTraceLimit = FRAMES
  // Test runners put other file names into the text of a stack.
  Error.prepareStackTrace = (_, frames) => frames
  const holder: { stack?: NodeJS.CallSite[] } = {}
  Error.captureStackTrace(holder, below)
  const frames = holder.stack
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  const name = frames?.map((frame) => frame.getFileName()).find(isOutside)
  return name?.startsWith('file:') ? fileURLToPath(name) : (name ?? undefined)
}

function isOutside(file: string | null | undefined): file is string {
  return typeof file === 'string' && file !== '' && !file.startsWith('node:')
}
