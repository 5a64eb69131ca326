import { describe, expect, it } from 'vitest'
import { currentLine } from '../../lib/lua/call-site.js'
import { Environment } from '../../lib/lua/environment.js'
import { type Chunk, Interpreter } from '../../lib/lua/interpreter.js'
import { createBaseLibrary } from '../../lib/lua/libraries/base/index.js'
import { createCoroutineLibrary } from '../../lib/lua/libraries/coroutine.js'
import { createTableLibrary } from '../../lib/lua/libraries/table.js'

/** What a script does, the script, and where Redis 7.0.15 stops when it steps through it. */
const ROWS: readonly [title: string, script: string, lines: readonly number[]][] = [
  ['goes from line to line', 'local a = 1\nlocal b = 2\nreturn a', [1, 2, 3]],
  ['passes what makes no instruction', 'local a\nlocal b\nlocal c = 1', [3]],
  ['comes back to the head of a loop', 'for i = 1, 2 do\n  local z = i\nend', [1, 2, 1, 2, 1, 3]],
  [
    'comes back to an iterator',
    'for k, v in pairs({ 1, 2 }) do\n  local y = v\nend',
    [1, 2, 1, 2, 1, 3],
  ],
  ['tells of each round on one line', 'for i = 1, 3 do local z = i end', [1, 1, 1, 1]],
  ['stops at break', 'while true do\n  if true then\n    break\n  end\nend', [3, 5]],
  [
    'enters functions, where their end counts',
    'local a\nlocal function f(...)\n  if a then\n    return 1\n  end\nend\nf()',
    [6, 7, 3, 6],
  ],
  [
    'stops where a block ends whose variables closures share',
    'local c = 0\nwhile c < 1 do\n  local v = c\n  local f = function() return v end\n  c = 1\n  if not f() then\n    c = 2\n  end\nend',
    [1, 2, 3, 4, 5, 6, 4, 8, 2, 9],
  ],
  [
    'enters functions that native ones call',
    'local t = { 2, 1 }\ntable.sort(t, function(a, b)\n  return a < b\nend)\nreturn t',
    [1, 2, 4, 2, 3, 5],
  ],
  [
    'enters coroutines',
    'local f = coroutine.wrap(function(a)\n  coroutine.yield(a)\n  return 2\nend)\nf(1)\nf()',
    [1, 4, 1, 5, 2, 6, 3],
  ],
]

function linesOf(script: string): number[] {
  const libraries = [
    createBaseLibrary({ pcall: 'redis', print: false, fenv: true }),
    createTableLibrary(),
    createCoroutineLibrary(),
  ]
  const environment = new Environment({ libraries })
  const lines: number[] = []
  environment.onLine = ({ frame }) => lines.push(currentLine(frame))
  const chunk = Interpreter.shared().compileForDebugging(script, '@user_script') as Chunk
  const fail = () => {
    throw new Error('it fails')
  }
  environment.run(chunk, { onResult: () => undefined, onError: fail })
  return lines
}

describe('lines of a chunk that is debugged', () => {
  it.each(ROWS)('%s', (_title, script, lines) => {
    expect(linesOf(script)).toEqual(lines)
  })
})
