import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../lib/commands/context.js'
import { parseTimeout } from '../../lib/commands/timeout.js'
import { ErrorReply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'

const NEGATIVE = 'ERR timeout is negative'
const NOT_A_FLOAT = 'ERR timeout is not a float or out of range'
const OUT_OF_RANGE = 'ERR timeout is out of range'

function timeout(version: RedisVersion, text: string): number | string {
  const context = { version, now: () => 1_700_000_000_000 } as CommandContext
  const parsed = parseTimeout(context, text)
  return parsed instanceof ErrorReply ? parsed.text : parsed
}

describe('parseTimeout', () => {
  it.each([
    ['0', 0, 0, 0],
    ['-0', 0, 0, 0],
    ['1', 1000, 1000, 1000],
    ['0x10', 16_000, 16_000, 16_000],
    ['0.0001', 0, 1, 1],
    ['-0.0001', 0, 0, 0],
    ['-1', NEGATIVE, NEGATIVE, NEGATIVE],
    ['-inf', NEGATIVE, NEGATIVE, NEGATIVE],
    ['inf', NEGATIVE, NEGATIVE, OUT_OF_RANGE],
    ['1e400', NEGATIVE, NEGATIVE, OUT_OF_RANGE],
    ['9223372036854775', 9223372036854775000, 9223372036854775000, OUT_OF_RANGE],
    ['9223372036854776', NEGATIVE, NEGATIVE, OUT_OF_RANGE],
    ['9223370000000000', 9223370000000000000, 9223370000000000000, 9223370000000000000],
    ['', NOT_A_FLOAT, NOT_A_FLOAT, NOT_A_FLOAT],
    [' 1', NOT_A_FLOAT, NOT_A_FLOAT, NOT_A_FLOAT],
    ['nan', NOT_A_FLOAT, NOT_A_FLOAT, NOT_A_FLOAT],
    ['abc', NOT_A_FLOAT, NOT_A_FLOAT, NOT_A_FLOAT],
  ])('reads %j as %s in 6.2, %s in 7.0 and %s from 7.2 on', (text, in62, in70, from72) => {
    expect(timeout('6.2', text)).toBe(in62)
    expect(timeout('7.0', text)).toBe(in70)
    expect(timeout('7.2', text)).toBe(from72)
    expect(timeout('7.4', text)).toBe(from72)
  })
})
