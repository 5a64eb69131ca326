import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'

// A test may replace them later, or count their calls.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = fs

const DIGEST_BYTES = 20

type Key = readonly (string | Uint8Array)[]

/** What files are kept, and how many at most. */
export interface KeptFilesOptions {
  /** What their names end with. */
  readonly ending: string
  /** Where there are more, none of them is worth much: all begin anew. */
  readonly most: number
}

/**
 * Keeps what is dear to make in files of a folder, for the processes that come later: a test runner has a
 * process for each test file.
 *
 * A file says by its digest that it is whole; one that is not is as good as none. Where the folder
 * cannot be written, all is made as without it.
 */
export class KeptFiles {
  readonly #folder: string
  readonly #ending: string
  readonly #most: number
  #canWrite = true
  /** How many there are; undefined before the first is written. */
  #count: number | undefined

  constructor(folder: string, { ending, most }: KeptFilesOptions) {
    this.#folder = folder
    this.#ending = ending
    this.#most = most
  }

  /**
   * The bytes that were kept; undefined where there are none.
   * @param key parts that say all that they depend on; each character of a string is a byte.
   */
  find(key: Key): Buffer | undefined {
    const file = this.#read(this.#pathOf(key))
    if (file === undefined || file.length < DIGEST_BYTES) return undefined
    const end = file.length - DIGEST_BYTES
    const bytes = file.subarray(0, end)
    return digestOf([bytes]).equals(file.subarray(end)) ? bytes : undefined
  }

  keep(key: Key, bytes: Uint8Array): void {
    if (this.#canWrite) this.#write(this.#pathOf(key), Buffer.concat([bytes, digestOf([bytes])]))
  }

  #pathOf(key: Key): string {
    return join(this.#folder, `${digestOf(key).toString('hex')}${this.#ending}`)
  }

  #read(path: string): Buffer | undefined {
    try {
      return readFileSync(path)
    } catch (error) {
      return ignoreSystemError(error)
    }
  }

  /** Others may write the same file at the same time: it is whole when it gets its name. */
  #write(path: string, bytes: Buffer): void {
    try {
      this.#makeRoom()
      const draft = `${path}.${randomUUID()}`
      writeFileSync(draft, bytes)
      renameSync(draft, path)
    } catch (error) {
      ignoreSystemError(error)
      this.#canWrite = false
    }
  }

  #makeRoom(): void {
    if (this.#count === undefined) mkdirSync(this.#folder, { recursive: true })
    this.#count ??= this.#names().length
    if (this.#count >= this.#most) {
      for (const name of this.#names()) rmSync(join(this.#folder, name), { force: true })
      this.#count = 0
    }
    this.#count++
  }

  #names(): string[] {
    return readdirSync(this.#folder).filter((name) => name.includes(this.#ending))
  }
}

function digestOf(parts: Key): Buffer {
  const hash = createHash('sha1')
  for (const part of parts) {
    if (typeof part === 'string') hash.update(part, 'latin1')
    else hash.update(part)
  }
  return hash.digest()
}

/** A file that is not there, a disk that is full: nothing is missing but time. */
function ignoreSystemError(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
  return undefined
}
