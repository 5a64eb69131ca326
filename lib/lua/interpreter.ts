import { checkFengari } from './compiler/check-fengari.js'
import { ChunkFiles } from './compiler/chunk-files.js'
import { compile, compileForDebugging } from './compiler/compile.js'
import type { Proto } from './compiler/proto.js'
import { SyntaxFailure } from './compiler/syntax-error.js'
import { warmUp } from './warm-up.js'
import { WARM_UP_SOURCE } from './warm-up-source.js'

/** A compiled chunk, which any environment can run. */
export type Chunk = Proto
/** Why a chunk does not compile. */
export { SyntaxFailure as CompileError } from './compiler/syntax-error.js'
export { ChunkFiles }

/** Where the interpreters of a process hang. */
const REGISTRY = Symbol.for('redis-mock-lua')
/** How many chunks stay compiled; those used last are kept. */
const MOST_CHUNKS = 1000

type Interpreters = WeakMap<typeof Interpreter, Interpreter>

/** Compiles chunks, each once for all environments of the process. */
export class Interpreter {
  readonly #chunks = new Map<string, Chunk>()
  #isFengariKnown = false
  #isWarm = false

  /**
   * The interpreter of the process, one for each copy of this package in it: a chunk holds objects
   * of the classes of the copy that compiled it, and another copy would not know them.
   */
  static shared(): Interpreter {
    const holder = globalThis as { [REGISTRY]?: { interpreters?: Interpreters } }
    holder[REGISTRY] ??= {}
    holder[REGISTRY].interpreters ??= new WeakMap()
    const { interpreters } = holder[REGISTRY]
    const known = interpreters.get(Interpreter) ?? new Interpreter()
    interpreters.set(Interpreter, known)
    return known
  }

  /**
   * @param body the source, a byte string.
   * @param chunkName `@file`, `=name`, or the source itself.
   * @param files where chunks of earlier processes are, and those of later ones find this one.
   * @throws Error where the fengari that is installed is not the one it was made for.
   */
  compile(body: string, chunkName: string, files?: ChunkFiles): Chunk | SyntaxFailure {
    const key = `${chunkName}\n${body}`
    const known = this.#chunks.get(key)
    if (known !== undefined) {
      this.#chunks.delete(key)
      this.#chunks.set(key, known)
      return known
    }
    const kept = files?.find(body, chunkName)
    if (files !== undefined && kept !== undefined) {
      this.#warmUp(files)
      return this.#add(key, kept)
    }
    const chunk = this.#compile(body, chunkName)
    if (chunk instanceof SyntaxFailure) return chunk
    files?.keep(body, chunkName, chunk)
    return this.#add(key, chunk)
  }

  /** Once, where it need not be compiled each time. */
  #warmUp(files: ChunkFiles): void {
    if (this.#isWarm) return
    this.#isWarm = true
    warmUp(this.compile(WARM_UP_SOURCE, '=warm-up', files) as Chunk)
  }

  /** As {@link compile}, for a debugger: the chunk tells of its lines, and is not kept. */
  compileForDebugging(body: string, chunkName: string): Chunk | SyntaxFailure {
    this.#checkFengari()
    return compileForDebugging(body, chunkName)
  }

  #compile(body: string, chunkName: string): Chunk | SyntaxFailure {
    this.#checkFengari()
    return compile(body, chunkName)
  }

  /** Once, and not where all chunks come from files. */
  #checkFengari(): void {
    if (!this.#isFengariKnown) checkFengari((text) => compile(text, '=check') as Chunk)
    this.#isFengariKnown = true
  }

  #add(key: string, chunk: Chunk): Chunk {
    this.#chunks.set(key, chunk)
    if (this.#chunks.size > MOST_CHUNKS) {
      this.#chunks.delete(this.#chunks.keys().next().value as string)
    }
    return chunk
  }
}
