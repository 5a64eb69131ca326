import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  NULL_ARRAY,
  type Reply,
  SetReply,
  Status,
  Verbatim,
} from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { ScriptTester } from './script-tester.js'

const DESCRIBE = `
  local function text(v)
    if type(v) ~= 'table' then return type(v) .. ' ' .. tostring(v) end
    local parts = {}
    for k, x in pairs(v) do parts[#parts + 1] = text(k) .. ' = ' .. text(x) end
    table.sort(parts)
    return '{' .. table.concat(parts, ', ') .. '}'
  end
  return text(r)`

/** What a script sees of a reply, once for each protocol. */
const ROWS: readonly (readonly [reply: Reply, resp2: string, resp3: string])[] = [
  [5, 'number 5', 'number 5'],
  [2n ** 62n, 'number 4.6116860184274e+18', 'number 4.6116860184274e+18'],
  ['a\0\u00ff', 'string a\0\u00ff', 'string a\0\u00ff'],
  [null, 'boolean false', 'nil nil'],
  [NULL_ARRAY, 'boolean false', 'nil nil'],
  [new Status('OK'), '{string ok = string OK}', '{string ok = string OK}'],
  [[], '{}', '{}'],
  [
    ['a', null, 1],
    '{number 1 = string a, number 2 = boolean false, number 3 = number 1}',
    '{number 1 = string a, number 3 = number 1}',
  ],
  [true, 'number 1', 'boolean true'],
  [false, 'number 0', 'boolean false'],
  [new Double(1.5, '1.5'), 'string 1.5', '{string double = number 1.5}'],
  [new BigNumber('123'), 'string 123', '{string big_number = string 123}'],
  [
    new Verbatim('txt', 'a'),
    'string a',
    '{string verbatim_string = {string format = string txt, string string = string a}}',
  ],
  [
    new MapReply([['k', 'v']]),
    '{number 1 = string k, number 2 = string v}',
    '{string map = {string k = string v}}',
  ],
  [new SetReply(['m']), '{number 1 = string m}', '{string set = {string m = boolean true}}'],
  [
    [new MapReply([['k', new Double(2, '2')]])],
    '{number 1 = {number 1 = string k, number 2 = string 2}}',
    '{number 1 = {string map = {string k = {string double = number 2}}}}',
  ],
]

function seen(reply: Reply, resp: 2 | 3, version: RedisVersion = '7.4'): Reply {
  const tester = new ScriptTester(version, [{ name: 'x', reply }])
  return tester.eval(`redis.setresp(${resp}) local r = redis.pcall('x')${DESCRIBE}`)
}

const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes))
const line = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc XYZ-_1') })

const { resp2 } = fc.letrec<{ resp2: Reply }>((tie) => ({
  resp2: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger(),
    bytes,
    fc.constant(null),
    line.map((text) => new Status(text)),
    line.map((text) => new ErrorReply(`CODE ${text}`)),
    fc.array(tie('resp2'), { maxLength: 5 }),
  ),
}))

const { resp3 } = fc.letrec<{ resp3: Reply }>((tie) => ({
  resp3: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger(),
    bytes,
    fc.boolean(),
    line.map((text) => new Status(text)),
    fc.integer({ min: -1000, max: 1000 }).map((n) => new Double(n / 2, String(n / 2))),
    fc.bigInt().map((n) => new BigNumber(String(n))),
    bytes.map((text) => new Verbatim('txt', text)),
    fc.array(tie('resp3'), { maxLength: 5 }),
    fc.tuple(bytes, tie('resp3')).map((entry) => new MapReply([entry])),
    bytes.map((member) => new SetReply([member])),
  ),
}))

describe('replyToLua', () => {
  it.each(ROWS.map(([reply, two, three]) => [two, three, reply] as const))(
    'shows a reply as %s, and with RESP3 as %s',
    (two, three, reply) => {
      expect(seen(reply, 2)).toBe(two)
      expect(seen(reply, 3)).toBe(three)
    },
  )

  it('shows an error with its mark, since 7.0', () => {
    const error = new ErrorReply('WRONGTYPE Operation')
    const text = '{string err = string WRONGTYPE Operation}'
    expect(seen(error, 2, '6.2')).toBe(text)
    const marked = `${text.slice(0, -1)}, string ignore_error_stats_update = boolean true}`
    expect(seen(error, 2, '7.0')).toBe(marked)
  })

  it('gives what RESP2 replies a script returns back', () => {
    fc.assert(
      fc.property(resp2, (reply) => {
        const tester = new ScriptTester('7.2', [{ name: 'x', reply }])
        expect(tester.eval("return redis.pcall('x')")).toEqual(reply)
      }),
    )
  })

  it('gives what RESP3 replies a script returns back', () => {
    fc.assert(
      fc.property(resp3, (reply) => {
        const tester = new ScriptTester('7.2', [{ name: 'x', reply }])
        expect(tester.eval("redis.setresp(3) return redis.pcall('x')")).toEqual(reply)
      }),
    )
  })
})

describe('the length of what a script gets', () => {
  /** Recorded from Redis 7.0.15: tables grow item by item, and holes count as Lua counts them. */
  const LENGTHS: readonly (readonly [body: string, length: number])[] = [
    ['ARGV[4]=nil return #ARGV', 3],
    ['ARGV[2]=nil return #ARGV', 5],
    ["local r=redis.call('x') r[4]=nil return #r", 3],
    ["redis.setresp(3) return #redis.call('holes')", 1],
  ]

  it.each(LENGTHS)('is for %j %i', (body, length) => {
    const tester = new ScriptTester('7.0', [
      { name: 'x', reply: ['1', '2', '3', '4', '5'] },
      { name: 'holes', reply: ['1', null, '1', null, '1'] },
    ])
    expect(tester.eval(body, 'a', 'b', 'c', 'd', 'e')).toBe(length)
  })
})
