import type { ByteString } from '../../reply/byte-string.js'
import type { FunctionLibrary, LibraryFunction } from './library.js'

/** Libraries and their functions, whose names are unique across all of them. */
export class LibraryRegistry {
  readonly #libraries = new Map<ByteString, FunctionLibrary>()
  readonly #functions = new Map<ByteString, LibraryFunction>()

  get libraryCount(): number {
    return this.#libraries.size
  }

  get functionCount(): number {
    return this.#functions.size
  }

  libraries(): IterableIterator<FunctionLibrary> {
    return this.#libraries.values()
  }

  find(name: ByteString): FunctionLibrary | undefined {
    return this.#libraries.get(name)
  }

  findFunction(name: ByteString): LibraryFunction | undefined {
    return this.#functions.get(name)
  }

  /**
   * The first function of some libraries that a library has which stays.
   * @param replaced the libraries that go.
   */
  collision(
    libraries: Iterable<FunctionLibrary>,
    replaced: readonly FunctionLibrary[],
  ): ByteString | undefined {
    const freed = new Set(replaced.flatMap(({ functions }) => [...functions.keys()]))
    for (const { functions } of libraries) {
      for (const name of functions.keys()) {
        if (this.#functions.has(name) && !freed.has(name)) return name
      }
    }
    return undefined
  }

  /** Takes in a library whose names are free, or in place of one of its name. */
  put(library: FunctionLibrary): void {
    this.delete(library.name)
    this.#libraries.set(library.name, library)
    for (const [name, each] of library.functions) this.#functions.set(name, each)
  }

  /** @returns whether there was a library of that name. */
  delete(name: ByteString): boolean {
    const library = this.#libraries.get(name)
    if (library === undefined) return false
    this.#libraries.delete(name)
    for (const each of library.functions.keys()) this.#functions.delete(each)
    return true
  }
}
