import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createServer, type Session } from '../../lib/index.js'
import { LUA51_GAPS } from './lua51-gaps.js'

interface Recording {
  readonly wrapper: string
  readonly cases: readonly {
    readonly id: string
    readonly group: string
    readonly source: string
    readonly result: string
  }[]
}

/** What Redis 7.2.6 answered to snippets of Lua 5.1. */
const { wrapper, cases }: Recording = JSON.parse(readFileSync('spec/vectors/lua51.json', 'utf8'))
const groups = [...new Set(cases.map(({ group }) => group))].map(
  (group) => [group, cases.filter((snippet) => snippet.group === group)] as const,
)

describe('Lua 5.1', () => {
  let session: Session

  beforeAll(() => {
    session = createServer({ redisVersion: '7.2' }).connect()
  })

  function evaluate(source: string) {
    session.execute(['SCRIPT', 'FLUSH'])
    return session.execute(['EVAL', wrapper, '0', source])
  }

  describe.each(groups)('%s', (_, snippets) => {
    const holding = snippets.filter(({ id }) => !(id in LUA51_GAPS))
    const gaps = snippets.filter(({ id }) => id in LUA51_GAPS)

    it.each(holding)('$id answers as Redis does', ({ source, result }) => {
      expect(evaluate(source)).toBe(result)
    })

    it.fails.each(gaps)('$id is a known gap', ({ source, result }) => {
      expect(evaluate(source)).toBe(result)
    })
  })

  it('has at most two gaps in a thousand, and each names a snippet', () => {
    const ids = new Set(cases.map(({ id }) => id))
    expect(Object.keys(LUA51_GAPS).filter((id) => !ids.has(id))).toEqual([])
    expect(Object.keys(LUA51_GAPS).length).toBeLessThanOrEqual(cases.length * 0.002)
  })
})
