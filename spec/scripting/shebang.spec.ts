import { describe, expect, it } from 'vitest'
import { ErrorReply } from '../../lib/reply/reply.js'
import { readShebang } from '../../lib/scripting/shebang.js'

/** Recorded from Redis 7.0.15. */
const WRONG: readonly (readonly [line: string, error: string])[] = [
  ['#!', 'ERR Invalid script shebang'],
  ['#!lua return 1', 'ERR Invalid script shebang'],
  ['#!lua flags=a\0b\n', 'ERR Invalid script shebang'],
  ['#!lua "\n', 'ERR Invalid engine in script shebang'],
  ['#!"lua"x\n', 'ERR Invalid engine in script shebang'],
  ['#!js\n', 'ERR Unexpected engine in script shebang: #!js'],
  ['#!LUA\n', 'ERR Unexpected engine in script shebang: #!LUA'],
  ['#! lua\n', 'ERR Unexpected engine in script shebang: #!'],
  ['#!\n', 'ERR Unexpected engine in script shebang: #!'],
  ['#!lua flags=nope\n', 'ERR Unexpected flag in script shebang: nope'],
  ['#!lua flags=No-Writes\n', 'ERR Unexpected flag in script shebang: No-Writes'],
  ['#!lua flags=no-writes,\n', 'ERR Unexpected flag in script shebang: '],
  ['#!lua flags=,no-writes\n', 'ERR Unexpected flag in script shebang: '],
  ['#!lua name=x\n', 'ERR Unknown lua shebang option: name=x'],
  ['#!lua FLAGS=x\n', 'ERR Unknown lua shebang option: FLAGS=x'],
  ['#!lua flags= no-writes\n', 'ERR Unknown lua shebang option: no-writes'],
  ["#!lua 'it\\'s'\n", "ERR Unknown lua shebang option: it's"],
  ['#!lua "\\x41"\n', 'ERR Unknown lua shebang option: A'],
  ["#!lua ''\n", 'ERR Unknown lua shebang option: '],
]

const RIGHT: readonly (readonly [line: string, flags: readonly string[]])[] = [
  ['#!lua\n', []],
  ['#!lua\r\n', []],
  ['#!lua flags=\n', []],
  ["#!'lua'\n", []],
  ['#!lua flags=no-writes\n', ['no-writes']],
  ['#!lua\tflags=no-writes,no-writes\n', ['no-writes']],
  ['#!lua flags=no-writes flags=allow-oom\n', ['no-writes', 'allow-oom']],
  ["#!lua flags='allow-stale'\n", ['allow-stale']],
  ['#!"lua" "flags=no-cluster,allow-cross-slot-keys"\n', ['no-cluster', 'allow-cross-slot-keys']],
]

describe('readShebang', () => {
  it.each(WRONG)('refuses %j: %s', (line, error) => {
    expect(readShebang(`${line}`)).toEqual(new ErrorReply(error))
  })

  it.each(RIGHT)('reads %j as %j', (line, flags) => {
    expect(readShebang(`${line}return 1`)).toEqual({
      flags: new Set(flags),
      length: line.length - 1,
    })
  })

  it.each(['return 1', '', '#', ' #!lua\n', '--#!lua\n'])('sees none in %j', (body) => {
    expect(readShebang(body)).toBeUndefined()
  })
})
