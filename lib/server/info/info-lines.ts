import type { RedisVersion } from '../../reply/version.js'
import type { Server } from '../server.js'

/** A line of INFO. Not all versions have each: `since` is the first that does. */
export type InfoLine = readonly [name: string, value: string | number, since?: RedisVersion]

/** What a section of INFO says. */
export type InfoSection = (server: Server) => readonly InfoLine[]

/** Lines that always say the same, by lists of their names in order: `name` or `name@since`. */
export function constantLines(value: string | number, ...names: string[]): InfoLine[] {
  const words = names.flatMap((list) => list.split(' '))
  return words.map((word): InfoLine => {
    const [name, since] = word.split('@')
    return since === undefined ? [name, value] : [name, value, since as RedisVersion]
  })
}
