import { describe, expect, it } from 'vitest'
import { ErrorReply } from '../../lib/reply/reply.js'
import { readNumkeys } from '../../lib/scripting/numkeys.js'

const NOT_AN_INTEGER = 'ERR value is not an integer or out of range'
const TOO_MANY = "ERR Number of keys can't be greater than number of args"
const NEGATIVE = "ERR Number of keys can't be negative"

const ROWS: readonly (readonly [numkeys: string, args: number, result: number | string])[] = [
  ['0', 0, 0],
  ['2', 2, 2],
  ['1', 3, 1],
  ['3', 2, TOO_MANY],
  ['9223372036854775807', 0, TOO_MANY],
  ['-1', 0, NEGATIVE],
  ['-9223372036854775808', 0, NEGATIVE],
  ['9223372036854775808', 0, NOT_AN_INTEGER],
  ['-9223372036854775809', 0, NOT_AN_INTEGER],
  ['99999999999999999999', 0, NOT_AN_INTEGER],
  ['x', 0, NOT_AN_INTEGER],
  ['', 0, NOT_AN_INTEGER],
  ['01', 1, NOT_AN_INTEGER],
  ['+1', 1, NOT_AN_INTEGER],
  [' 1', 1, NOT_AN_INTEGER],
  ['1 ', 1, NOT_AN_INTEGER],
  ['1.0', 1, NOT_AN_INTEGER],
  ['-0', 0, NOT_AN_INTEGER],
  ['0x1', 1, NOT_AN_INTEGER],
]

describe('readNumkeys', () => {
  it.each(ROWS)('reads %j before %i arguments as %j', (numkeys, args, result) => {
    const argv = ['EVAL', 'return 1', numkeys, ...new Array(args).fill('a')]
    expect(readNumkeys(argv)).toEqual(typeof result === 'number' ? result : new ErrorReply(result))
  })
})
