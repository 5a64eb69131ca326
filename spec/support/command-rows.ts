import { describe, expect, it } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { connectInProcess } from './replay-vectors.js'
import type { VectorReply } from './vector-reply.js'

/** A command as redis-cli takes it, and its reply as the vectors write it. */
export type Step = readonly [command: string, reply: VectorReply]

/** One behaviour: commands sent one after the other to an empty server. */
export interface Row {
  readonly title: string
  readonly steps: readonly Step[]
  readonly since?: RedisVersion
  readonly before?: RedisVersion
}

export function row(
  title: string,
  steps: readonly Step[],
  versions: Pick<Row, 'since' | 'before'> = {},
): Row {
  return { title, steps, ...versions }
}

export const ok = { status: 'OK' }
export const nullArray = { nullArray: true }
export const WRONG_TYPE = error('WRONGTYPE Operation against a key holding the wrong kind of value')
export const SYNTAX_ERROR = error('ERR syntax error')
export const NOT_AN_INTEGER = error('ERR value is not an integer or out of range')

export function error(text: string): { readonly error: string } {
  return { error: text }
}

/** Runs each row on each version that it holds for. */
export function describeRows(
  family: string,
  rows: readonly Row[],
  config: Readonly<Record<string, string | number>> = {},
): void {
  for (const version of REDIS_VERSIONS) {
    const holding = rows.filter(
      ({ since = version, before = '9' }) => since <= version && version < before,
    )
    describe.runIf(holding.length > 0)(`${family} of Redis ${version}`, () => {
      it.each(holding)('$title', async ({ steps }) => {
        const server = createServer({ redisVersion: version, config })
        const connection = connectInProcess(server)
        const replies: [string, VectorReply][] = []
        for (const [command] of steps) {
          replies.push([command, await connection.send(argvOf(command))])
        }
        server.close()
        expect(replies).toEqual(steps)
      })
    })
  }
}

/** Splits a command at its spaces; what stands in double quotes is read as JSON. */
export function argvOf(command: string): ByteString[] {
  return (command.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map((word) =>
    word.startsWith('"') ? JSON.parse(word) : word,
  )
}
