import type { ByteString } from '../../reply/byte-string.js'
import {
  functionExists,
  libraryExists,
  restoredLibraryExists,
} from '../../reply/errors/functions.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import { type Invocation, type LibraryLoad, ScriptRun } from '../script-run.js'
import {
  FunctionEnvironment,
  type FunctionEnvironmentOptions,
  type LoadOptions,
} from './function-environment.js'
import type { FunctionLibrary, LibraryFunction } from './library.js'
import { readLibraryMetadata } from './library-metadata.js'
import { LibraryRegistry } from './library-registry.js'

/** How long the code of a library may run. */
const MOST_MILLISECONDS = 500

/** What FUNCTION RESTORE does with the libraries that are there. */
export type RestorePolicy = 'append' | 'replace' | 'flush'

/** The functions of one server: its libraries, and the Lua environment that they live in. */
export class Functions {
  readonly #options: FunctionEnvironmentOptions
  #registry = new LibraryRegistry()
  #environment: FunctionEnvironment | undefined

  constructor(options: FunctionEnvironmentOptions) {
    this.#options = options
  }

  get libraryCount(): number {
    return this.#registry.libraryCount
  }

  get functionCount(): number {
    return this.#registry.functionCount
  }

  libraries(): IterableIterator<FunctionLibrary> {
    return this.#registry.libraries()
  }

  find(name: ByteString): LibraryFunction | undefined {
    return this.#registry.findFunction(name)
  }

  /**
   * Loads a library; one of its name stays as it is if anything is wrong with the new one.
   * @returns the name of the library.
   */
  load(code: ByteString, isReplacing: boolean, log: LibraryLoad['log']): ByteString | ErrorReply {
    const options = { log, mostMilliseconds: MOST_MILLISECONDS }
    return this.#loadInto(this.#registry, code, isReplacing, options)
  }

  /** @returns whether there was a library of that name. */
  delete(name: ByteString): boolean {
    return this.#registry.delete(name)
  }

  /** Forgets all libraries; from 7.4 on the Lua environment begins anew. */
  flush(): void {
    this.#registry = new LibraryRegistry()
    if (this.#options.version >= '7.4') this.#environment = undefined
  }

  /** Takes in libraries all at once, or none of them. @returns what is wrong with one. */
  restore(
    codes: readonly ByteString[],
    policy: RestorePolicy,
    log: LibraryLoad['log'],
  ): ErrorReply | undefined {
    const restored = new LibraryRegistry()
    // As in Redis, what was loaded once may take its time.
    const options = { log, mostMilliseconds: Number.POSITIVE_INFINITY }
    for (const code of codes) {
      const name = this.#loadInto(restored, code, false, options)
      if (name instanceof ErrorReply) return name
    }
    if (policy !== 'flush') return this.#join(restored, policy === 'replace')
    this.#registry = restored
    return undefined
  }

  /** Calls a function; errors are replies. */
  run(invocation: Invocation<LibraryFunction>): Reply {
    return this.#currentEnvironment().run(new ScriptRun(invocation, invocation.script.name))
  }

  #loadInto(
    registry: LibraryRegistry,
    code: ByteString,
    isReplacing: boolean,
    options: LoadOptions,
  ): ByteString | ErrorReply {
    const metadata = readLibraryMetadata(code)
    if (metadata instanceof ErrorReply) return metadata
    const old = registry.find(metadata.name)
    if (old !== undefined && !isReplacing) return libraryExists(metadata.name)
    const library = this.#currentEnvironment().load(metadata, code, options)
    if (library instanceof ErrorReply) return library
    const taken = registry.collision([library], old === undefined ? [] : [old])
    if (taken !== undefined) return functionExists(taken)
    registry.put(library)
    return library.name
  }

  #join(restored: LibraryRegistry, isReplacing: boolean): ErrorReply | undefined {
    const libraries = [...restored.libraries()]
    const replaced = libraries.flatMap(({ name }) => this.#registry.find(name) ?? [])
    if (replaced.length > 0 && !isReplacing) return restoredLibraryExists(replaced[0].name)
    const taken = this.#registry.collision(libraries, replaced)
    if (taken !== undefined) return functionExists(taken)
    for (const { name } of replaced) this.#registry.delete(name)
    for (const library of libraries) this.#registry.put(library)
    return undefined
  }

  #currentEnvironment(): FunctionEnvironment {
    this.#environment ??= new FunctionEnvironment(this.#options)
    return this.#environment
  }
}
