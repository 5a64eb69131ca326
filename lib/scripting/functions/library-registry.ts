import type { ByteString } from '../../reply/byte-string.js'
import type { FunctionLibrary, LibraryFunction } from './library.js'

/**
 * Libraries and their functions. Names of functions are unique across all libraries, in any case;
 * those of libraries are told apart by case.
 */
export class LibraryRegistry {
  readonly #libraries = new Map<ByteString, FunctionLibrary>()
  /** By their names in lower case. */
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
    return this.#functions.get(name) ?? this.#functions.get(name.toLowerCase())
  }

  /**
   * The first function of some libraries that a library has which stays.
   * @param replaced the libraries that go.
   */
  collision(
    libraries: Iterable<FunctionLibrary>,
    replaced: readonly FunctionLibrary[],
  ): ByteString | undefined {
    const freed = new Set(replaced.flatMap(namesOf))
    for (const library of libraries) {
      for (const name of library.functions.keys()) {
        const key = name.toLowerCase()
        if (this.#functions.has(key) && !freed.has(key)) return name
      }
    }
    return undefined
  }

  /** Takes in a library whose names are free, or in place of one of its name. */
  put(library: FunctionLibrary): void {
    this.delete(library.name)
    this.#libraries.set(library.name, library)
    for (const [name, each] of library.functions) {
      const key = name.toLowerCase()
      // Redis lets a library register `f` and `F`, and finds but one of them.
      if (!this.#functions.has(key)) this.#functions.set(key, each)
    }
  }

  /** @returns whether there was a library of that name. */
  delete(name: ByteString): boolean {
    const library = this.#libraries.get(name)
    if (library === undefined) return false
    this.#libraries.delete(name)
    for (const key of namesOf(library)) this.#functions.delete(key)
    return true
  }
}

function namesOf({ functions }: FunctionLibrary): ByteString[] {
  return [...functions.keys()].map((name) => name.toLowerCase())
}
