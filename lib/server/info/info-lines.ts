import type { RedisVersion } from '../../reply/version.js'
import type { InfoLine } from './info.js'

/** A line of INFO that not all versions have: `since` is the first that does. */
export type VersionedLine = readonly [name: string, value: string | number, since?: RedisVersion]

/** The lines that a version has. */
export function linesOf(version: RedisVersion, lines: readonly VersionedLine[]): InfoLine[] {
  const own: InfoLine[] = []
  for (const [name, value, since = version] of lines) {
    if (since <= version) own.push([name, value])
  }
  return own
}

/** Lines that always say the same, by lists of their names in order: `name` or `name@since`. */
export function constantLines(value: string | number, ...names: string[]): VersionedLine[] {
  const words = names.flatMap((list) => list.split(' '))
  return words.map((word): VersionedLine => {
    const [name, since] = word.split('@')
    return since === undefined ? [name, value] : [name, value, since as RedisVersion]
  })
}
