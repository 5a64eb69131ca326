import { describe, expect, it } from 'vitest'
import {
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  type Reply,
  SetReply,
  Status,
  Verbatim,
} from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { ScriptTester } from './script-tester.js'

const LEAST = -(2n ** 63n)

/** What a script returns, and the reply. */
const ROWS: readonly (readonly [body: string, reply: Reply])[] = [
  ['return 10', 10],
  ['return 3.99', 3],
  ['return -3.99', -3],
  ['return -0.4', 0],
  ['return 2^53', 2n ** 53n],
  ['return -2^60', -(2n ** 60n)],
  ['return 2^63', LEAST],
  ['return 9.3e18', LEAST],
  ['return 1/0', LEAST],
  ['return -1/0', LEAST],
  ['return 0/0', LEAST],
  ["return '3.99'", '3.99'],
  ["return '\\0\\255\\r\\n'", '\0\u00ff\r\n'],
  ['return true', 1],
  ['return false', null],
  ['return nil', null],
  ['', null],
  ['return cjson.null', null],
  ['return next', null],
  ['return tostring', null],
  ['return coroutine.create(function() end)', null],
  ['return 1,2', 1],
  ['return {}', []],
  ["return {1,2,'a',{3,4}}", [1, 2, 'a', [3, 4]]],
  ['return {1,nil,3}', [1]],
  ['return {true,false,1}', [1, null, 1]],
  ['return {1,2,x=3}', [1, 2]],
  ['return {[1.5]=2}', []],
  ["return setmetatable({},{__index=function() error('x') end})", []],
  ["return {ok='fine'}", new Status('fine')],
  ["return {ok=''}", new Status('')],
  ["return {ok='a\\0b'}", new Status('a')],
  ["return {ok='\\nx\\n'}", new Status(' x ')],
  ['return {ok=1}', []],
  ["return {1,2,ok='x'}", new Status('x')],
  ["return {err='ERR bad'}", new ErrorReply('ERR bad')],
  ["return {err='bad'}", new ErrorReply('bad')],
  ["return {err='-ERR x'}", new ErrorReply('-ERR x')],
  ["return {err=''}", new ErrorReply('')],
  ["return {err='a\\0b'}", new ErrorReply('a')],
  ["return {err='ERR a\\r\\nb'}", new ErrorReply('ERR a  b')],
  ["return {err='\\nx\\n'}", new ErrorReply(' x')],
  ['return {err=5}', []],
  ["return {ok='x',err='ERR y'}", new ErrorReply('ERR y')],
  ["return {{err='x y'},{ok='z'}}", [new ErrorReply('x y'), new Status('z')]],
  ['return {double=3.5}', new Double(3.5, '3.5')],
  ['return {double=1/0}', new Double(Number.POSITIVE_INFINITY, 'inf')],
  ['return {double=-1/0}', new Double(Number.NEGATIVE_INFINITY, '-inf')],
  ["return {double='3'}", []],
  ["return {err='a',double=3}", new ErrorReply('a')],
  ["return {big_number='12\\r\\n3'}", new BigNumber('12  3')],
  ['return {big_number=12}', []],
  ["return {double=1,big_number='2'}", new Double(1, '1')],
  ["return {map={a=1},big_number='1'}", new BigNumber('1')],
  ["return {verbatim_string={format='txt',string='a\\0b'}}", new Verbatim('txt', 'a\0b')],
  ["return {verbatim_string={format='txt'}}", []],
  ["return {verbatim_string={format='txt',string=5}}", []],
  ["return {verbatim_string={format=5,string='x'}}", []],
  ['return {verbatim_string=5}', []],
  ['return {map={}}', new MapReply([])],
  ['return {map={a=false}}', new MapReply([['a', null]])],
  ['return {map={[{1,2}]={3}}}', new MapReply([[[1, 2], [3]]])],
  ['return {map={a={map={b={}}}}}', new MapReply([['a', new MapReply([['b', []]])]])],
  ['return {map=5}', []],
  ['return {set={a=false}}', new SetReply(['a'])],
  ['return {set={[{1}]=1}}', new SetReply([[1]])],
  ["return {set={ok='x'}}", new SetReply(['ok'])],
  ['return {set={},map={a=1}}', new MapReply([['a', 1]])],
  ['return {{set={[1]=1}},2}', [new SetReply([1]), 2]],
  ['redis.setresp(3) return true', true],
  ['redis.setresp(3) return {true,false}', [true, false]],
  ['redis.setresp(3) return nil', null],
]

const DOUBLES: readonly (readonly [expression: string, printf17: string, shortest: string])[] = [
  ['0.1', '0.10000000000000001', '0.1'],
  ['3', '3', '3'],
  ['-0.0', '-0', '-0'],
  ['1e15', '1000000000000000', '1e+15'],
  ['1e20', '1e+20', '1e+20'],
  ['0/0', '-nan', 'nan'],
  ['-(0/0)', 'nan', 'nan'],
]

/** A script that puts a value into as many tables, and how deep the reply goes at most. */
const NESTED: readonly (readonly [wrap: string, most: number])[] = [
  ['{t}', 7994],
  ['{map={a=t}}', 2664],
  ['{map={[t]=1}}', 1998],
  ['{set={[t]=1}}', 2664],
]

function hasStackLimit(reply: Reply): boolean {
  const open: Reply[] = [reply]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof ErrorReply) return next.text === 'ERR reached lua stack limit'
    if (Array.isArray(next)) open.push(...next)
    if (next instanceof MapReply) open.push(...next.entries.flat())
    if (next instanceof SetReply) open.push(...next.members)
  }
  return false
}

describe('luaToReply', () => {
  const tester = new ScriptTester()

  it.each(ROWS)('converts what %j returns', (body, reply) => {
    expect(tester.eval(body)).toEqual(reply)
  })

  it.each(DOUBLES)(
    'prints {double = %s} as %s before 7.2 and as %s since',
    (n, printf17, shortest) => {
      const text = (version: RedisVersion) =>
        (new ScriptTester(version).eval(`return {double=${n}}`) as Double).text
      expect([text('6.2'), text('7.0')]).toEqual([printf17, printf17])
      expect([text('7.2'), text('7.4')]).toEqual([shortest, shortest])
    },
  )

  it('knows no big numbers and verbatim strings in 6.2', () => {
    const old = new ScriptTester('6.2')
    expect(old.eval("return {big_number='12'}")).toEqual([])
    expect(old.eval("return {verbatim_string={format='txt',string='a'}}")).toEqual([])
  })

  it.each(NESTED)('converts tables in tables as %s to the depth of %i', (wrap, most) => {
    const nested = (depth: number) =>
      tester.eval(`local t={} for i=1,ARGV[1] do t=${wrap} end return t`, String(depth))
    expect(hasStackLimit(nested(most))).toBe(false)
    expect(hasStackLimit(nested(most + 1))).toBe(true)
    expect(tester.eval('return 1')).toBe(1)
  })
})
