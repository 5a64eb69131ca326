import type { RedisVersion } from '../reply/version.js'

/** The version of the format that each Redis writes; it reads those up to its own. */
export const RDB_VERSIONS: Readonly<Record<RedisVersion, number>> = {
  '6.2': 9,
  '7.0': 10,
  '7.2': 11,
  '7.4': 12,
}
