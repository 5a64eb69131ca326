import type { RedisVersion } from '../../lib/reply/version.js'

/** Cases whose recorded replies nobody can give again, with the reason; each must keep failing. */
const UNREPEATABLE: Readonly<Record<string, Partial<Record<RedisVersion, string>>>> = {
  'misc: smembers order sorted?': {
    '7.0': 'the order of a hash table, whose seed is drawn when the server starts',
  },
}

export function isRepeatable(id: string, version: RedisVersion): boolean {
  return UNREPEATABLE[id]?.[version] === undefined
}
