import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a package says of itself. */
export interface Package {
  readonly name: string
  readonly version: string
}

/** Finds the packages that folders belong to; it looks at each folder once. */
export class PackageFinder {
  readonly #known = new Map<string, Package | undefined>()

  /** The package of a folder: the nearest above that has a name. */
  at(folder: string): Package | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder)
    const parent = dirname(folder)
    const above = () => (parent === folder ? undefined : this.at(parent))
    const found = readPackage(join(folder, 'package.json')) ?? above()
    this.#known.set(folder, found)
    return found
  }
}

/** Undefined also where there is a package.json without a name, as in `dist/cjs`. */
function readPackage(path: string): Package | undefined {
  try {
    const { name, version = '' } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Package>
    return name === undefined ? undefined : { name, version }
  } catch {
    // Most folders have none.
    return undefined
  }
}
