import type { RedisVersion } from '../../reply/version.js'
import { human } from '../human.js'
import type { Server } from '../server.js'

/**
 * What a section of INFO says: lines of `name:value`, each with its end. They are texts and nothing else:
 * clients ask as they connect, in processes that are new, where what takes long is memory.
 */
export type InfoSection = (server: Server) => string

/**
 * A part of a section that not all versions have, with the end of its last line.
 * @param first the first version that has it.
 */
export function since(first: RedisVersion, version: RedisVersion, lines: string): string {
  return version < first ? '' : `${lines}\r\n`
}

/** A number of bytes, and the same for humans. */
export function byteLines(name: string, bytes: number): string {
  return `${name}:${bytes}\r
${name}_human:${human(bytes)}\r
`
}
