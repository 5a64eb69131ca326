import { PATCH_RELEASES, type RedisVersion } from '../../reply/version.js'

/** REDIS_VERSION, and REDIS_VERSION_NUM: 0x00MMmmpp. */
export function versionConstants(version: RedisVersion): Readonly<Record<string, string | number>> {
  const release = PATCH_RELEASES[version]
  const [major, minor, patch] = release.split('.').map(Number)
  return {
    REDIS_VERSION_NUM: (major << 16) | (minor << 8) | patch,
    REDIS_VERSION: release,
  }
}
