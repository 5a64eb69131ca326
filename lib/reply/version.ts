/**
 * The Redis versions whose behaviour is known. They compare as strings: `version >= '7.2'`.
 */
export type RedisVersion = '6.2' | '7.0' | '7.2' | '7.4'

export const REDIS_VERSIONS: readonly RedisVersion[] = ['6.2', '7.0', '7.2', '7.4']

/** The version of a server that is not told which one to be. */
export const NEWEST_VERSION: RedisVersion = '7.4'

/** The patch release whose replies each version re-enacts, as INFO and REDIS_VERSION show it. */
export const PATCH_RELEASES: Readonly<Record<RedisVersion, string>> = {
  '6.2': '6.2.16',
  '7.0': '7.0.15',
  '7.2': '7.2.6',
  '7.4': '7.4.1',
}
