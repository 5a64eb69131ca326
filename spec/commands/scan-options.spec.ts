import { describe, expect, it } from 'vitest'
import { parseCursor, parseScanOptions, type ScanKind } from '../../lib/commands/scan-options.js'
import { ErrorReply } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'

const INVALID = 'ERR invalid cursor'
const SYNTAX = 'ERR syntax error'
const MOST = Number.MAX_SAFE_INTEGER

function textOf<T>(parsed: T | ErrorReply): T | string {
  return parsed instanceof ErrorReply ? parsed.text : parsed
}

describe('parseCursor', () => {
  it.each([
    ['0', 0, 0],
    ['17', 17, 17],
    ['01', 1, 1],
    ['+5', 5, 5],
    ['5\0x', 5, 5],
    ['', 0, INVALID],
    [' 1', INVALID, 1],
    ['1 ', INVALID, INVALID],
    ['-1', MOST, INVALID],
    ['-', INVALID, INVALID],
    ['0x1', INVALID, INVALID],
    ['abc', INVALID, INVALID],
    ['18446744073709551615', MOST, MOST],
    ['18446744073709551616', INVALID, INVALID],
    ['-18446744073709551615', 1, 1],
  ])('reads %j as %s before 7.4 and as %s from it on', (text, before, from) => {
    expect(textOf(parseCursor(text, '7.2'))).toBe(before)
    expect(textOf(parseCursor(text, '7.4'))).toBe(from)
  })
})

describe('parseScanOptions', () => {
  function parse(kind: ScanKind, version: RedisVersion, ...options: string[]) {
    return parseScanOptions(kind, options, 0, version)
  }

  it('counts to 10 and takes every name unless told', () => {
    const options = parse('SCAN', '7.4')
    expect(options).toMatchObject({ count: 10, type: undefined, noValues: false })
    expect(!(options instanceof ErrorReply) && options.matches('')).toBe(true)
  })

  it('reads all options, in any case and order', () => {
    const options = parse('SCAN', '7.4', 'type', 'hash', 'Match', 'a*', 'COUNT', '3')
    if (options instanceof ErrorReply) throw new Error(options.text)
    expect(options).toMatchObject({ count: 3, type: 'hash' })
    expect([options.matches('ab'), options.matches('b')]).toEqual([true, false])
  })

  it.each([
    ['SSCAN', '7.4', ['TYPE', 'set'], SYNTAX],
    ['SCAN', '7.4', ['COUNT'], SYNTAX],
    ['SCAN', '7.4', ['COUNT', '0'], SYNTAX],
    ['SCAN', '7.4', ['COUNT', 'x'], 'ERR value is not an integer or out of range'],
    ['SCAN', '7.4', ['FOO', 'x'], SYNTAX],
    ['SCAN', '7.4', ['NOVALUES'], 'ERR NOVALUES option can only be used in HSCAN'],
    ['HSCAN', '7.2', ['NOVALUES'], SYNTAX],
    ['HSCAN', '7.2', ['NOVALUES', 'x'], SYNTAX],
  ] as const)('%s of %s refuses %j', (kind, version, options, error) => {
    expect(textOf(parse(kind, version, ...options))).toBe(error)
  })

  it('reads NOVALUES of HSCAN from 7.4 on', () => {
    expect(parse('HSCAN', '7.4', 'novalues')).toMatchObject({ noValues: true })
  })
})
