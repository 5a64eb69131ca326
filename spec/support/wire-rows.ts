import { describe, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { type Exchange, WireTalk } from './wire-talk.js'

/** One behaviour: what clients of an empty server send, and what comes to whom. */
export interface WireRow {
  readonly title: string
  readonly exchanges: readonly Exchange[]
  readonly since?: RedisVersion
  readonly before?: RedisVersion
}

export function wireRow(
  title: string,
  exchanges: readonly Exchange[],
  versions: Pick<WireRow, 'since' | 'before'> = {},
): WireRow {
  return { title, exchanges, ...versions }
}

/** Has each row's exchange on each version that it holds for. */
export function describeWireRows(
  family: string,
  rows: readonly WireRow[],
  config: Readonly<Record<string, string | number>> = {},
): void {
  for (const version of REDIS_VERSIONS) {
    const holding = rows.filter(
      ({ since = version, before = '9' }) => since <= version && version < before,
    )
    describe.runIf(holding.length > 0)(`${family} of Redis ${version}`, () => {
      it.each(holding)('$title', async ({ exchanges }) => {
        const server = createServer({ redisVersion: version, config })
        await new WireTalk(server).have(exchanges)
        await server.close()
      })
    })
  }
}
