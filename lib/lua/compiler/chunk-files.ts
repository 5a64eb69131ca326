import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { COMPILER_REVISION } from './compiler-revision.js'
import type { Proto } from './proto.js'
import { readProto, writeProto } from './proto-bytes.js'

// A test may replace them later, or count their calls.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = fs

/** Shorter ones compile about as fast as their file is found. */
const SHORTEST_BODY = 1024
/** Where there are more, a test makes up scripts: all begin anew. */
const MOST_FILES = 1000
const ENDING = '.luac'
const DIGEST_BYTES = 20

/**
 * Keeps compiled chunks in files of a folder, for the processes that come later: a test runner has a
 * process for each test file, and to compile a long script as the first thing takes long.
 *
 * A file says by its digest that it is whole; one that is not is as good as none. Where the folder
 * cannot be written, chunks are compiled as without it.
 */
export class ChunkFiles {
  readonly #folder: string
  #canWrite = true
  /** How many there are; undefined before the first is written. */
  #count: number | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The chunk that was kept; undefined where there is none. */
  find(body: string, chunkName: string): Proto | undefined {
    if (body.length < SHORTEST_BODY) return undefined
    const file = this.#read(this.#pathOf(body, chunkName))
    const bytes = file?.subarray(DIGEST_BYTES)
    if (file === undefined || bytes === undefined) return undefined
    return digestOf(bytes).equals(file.subarray(0, DIGEST_BYTES)) ? readProto(bytes) : undefined
  }

  keep(body: string, chunkName: string, chunk: Proto): void {
    if (body.length < SHORTEST_BODY || !this.#canWrite) return
    const bytes = writeProto(chunk)
    this.#write(this.#pathOf(body, chunkName), Buffer.concat([digestOf(bytes), bytes]))
  }

  #pathOf(body: string, chunkName: string): string {
    const { v8 } = process.versions
    const key = digestOf(Buffer.from(`${COMPILER_REVISION} ${v8} ${chunkName}\n${body}`, 'latin1'))
    return join(this.#folder, `${key.toString('hex')}${ENDING}`)
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
    if (this.#count >= MOST_FILES) {
      for (const name of this.#names()) rmSync(join(this.#folder, name), { force: true })
      this.#count = 0
    }
    this.#count++
  }

  #names(): string[] {
    return readdirSync(this.#folder).filter((name) => name.includes(ENDING))
  }
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest()
}

/** A file that is not there, a disk that is full: nothing is missing but time. */
function ignoreSystemError(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
  return undefined
}
