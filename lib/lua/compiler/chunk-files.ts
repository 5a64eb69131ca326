import { KeptFiles } from '../../files/kept-files.js'
import { COMPILER_REVISION } from './compiler-revision.js'
import type { Proto } from './proto.js'
import { readProto, writeProto } from './proto-bytes.js'

/** Shorter ones compile about as fast as their file is found, and tests make up many. */
const SHORTEST_BODY = 128
/** Where there are more, a test makes up scripts. */
const MOST_FILES = 1000

/** Keeps compiled chunks in files of a folder: to compile a long script as the first thing takes long. */
export class ChunkFiles {
  readonly #files: KeptFiles

  constructor(folder: string) {
    this.#files = new KeptFiles(folder, { ending: '.luac', most: MOST_FILES })
  }

  /** The chunk that was kept; undefined where there is none. */
  find(body: string, chunkName: string): Proto | undefined {
    if (body.length < SHORTEST_BODY) return undefined
    const bytes = this.#files.find(keyOf(body, chunkName))
    return bytes && readProto(bytes)
  }

  keep(body: string, chunkName: string, chunk: Proto): void {
    if (body.length < SHORTEST_BODY) return
    this.#files.keep(keyOf(body, chunkName), writeProto(chunk))
  }
}

function keyOf(body: string, chunkName: string): string[] {
  return [`${COMPILER_REVISION} ${process.versions.v8} ${chunkName}\n`, body]
}
