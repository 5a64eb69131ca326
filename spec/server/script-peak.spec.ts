import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServerOptions } from '../../lib/index.js'

/** What a script may hold, and what its process may have as a whole: all else included. */
const SCRIPT_MEMORY = 16e6
const PROCESS_MEGABYTES = 80
/** How much more of the machine's memory a process takes at its peak, what is not yet collected included. */
const MOST_RESIDENT = 80e6

const NO_MEMORY = /^ERR Error running script [0-9a-f]{40}, not enough memory$/

/** Scripts that take memory, or the stack, without an end; and how each ends. */
const BOMBS: readonly (readonly [title: string, script: string, end: RegExp])[] = [
  ['a string that doubles', 'local s = "x" while true do s = s .. s end', NO_MEMORY],
  ['a table that grows', 'local t, i = {}, 0 while true do i = i + 1 t[i] = {i} end', NO_MEMORY],
  [
    'a hash that grows',
    'local t, i = {}, 0 while true do i = i + 1 t["k" .. i] = i end',
    NO_MEMORY,
  ],
  ['string.rep', 'return ("x"):rep(2e9)', NO_MEMORY],
  [
    'coroutines that wait',
    'local t, i = {}, 0 while true do i = i + 1 t[i] = coroutine.create(function() coroutine.yield() end) coroutine.resume(t[i]) end',
    NO_MEMORY,
  ],
  [
    'recursion',
    'local function f() return 1 + f() end return f()',
    /^ERR user_script:1: stack overflow/,
  ],
  [
    'recursion of coroutines',
    'local function f() return coroutine.wrap(f)() end return f()',
    /^ERR user_script:1: /,
  ],
  ['gsub', 'return (("x"):rep(1e6):gsub("x", ("y"):rep(1e5)))', NO_MEMORY],
  [
    'gsub with a function',
    'local s = "x" while true do s = s:gsub(".", function(c) return c .. c end) end',
    NO_MEMORY,
  ],
  ['cjson.decode', 'return cjson.decode("[" .. ("{},"):rep(3e6) .. "{}]")', NO_MEMORY],
  [
    'cjson.encode',
    'local t = {} for i = 1, 1e5 do t[i] = ("x"):rep(1000) end return cjson.encode({t, t, t, t, t})',
    NO_MEMORY,
  ],
  [
    'cmsgpack.unpack',
    String.raw`return cmsgpack.unpack("\221\0\64\0\0" .. ("\128"):rep(2^22))`,
    NO_MEMORY,
  ],
  [
    'cmsgpack.pack',
    'local s = ("x"):rep(1e6) local t = {} for i = 1, 1000 do t[i] = s end return cmsgpack.pack(t)',
    NO_MEMORY,
  ],
  [
    'table.concat',
    'local t = {} for i = 1, 1000 do t[i] = ("x"):rep(1e6) end return table.concat(t)',
    NO_MEMORY,
  ],
  ['string.format', 'local s = "x" while true do s = string.format("%s%s", s, s) end', NO_MEMORY],
]

describe('the peak of a process whose script takes memory without an end', {
  timeout: 60_000,
}, () => {
  // Below the project, where the bundle finds fengari.
  const folder = mkdtempSync(resolve('node_modules/.script-peak-'))
  const bundle = join(folder, 'index.js')

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: { ssr: 'lib/index.ts', outDir: folder, emptyOutDir: true },
      ssr: { noExternal: true },
    })
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  function explode(script: string, bounds: Pick<ServerOptions, 'scriptMemory' | 'scriptTimeout'>) {
    const words = [`--max-old-space-size=${PROCESS_MEGABYTES}`, 'spec/support/run-bomb.mjs', bundle]
    return spawnSync(process.execPath, [...words, JSON.stringify(bounds)], {
      input: script,
      encoding: 'latin1',
    })
  }

  it.each(BOMBS)('is bounded: %s', (_, script, end) => {
    const { status, stdout } = explode(script, { scriptMemory: SCRIPT_MEMORY })
    expect(status).toBe(0)
    const { text, peak, ping } = JSON.parse(stdout)
    expect(text).toMatch(end)
    expect(ping).toBe('PONG')
    expect(peak).toBeLessThan(MOST_RESIDENT)
  })

  it('is bounded: a pattern that backtracks', () => {
    const script = "return ('a'):rep(1e5):find(('.-'):rep(50) .. 'b')"
    const { status, stdout } = explode(script, { scriptTimeout: 100 })
    expect(status).toBe(0)
    const { text, peak, ping } = JSON.parse(stdout)
    expect(text).toMatch(/^ERR Script ran longer than the scriptTimeout of 100 ms/)
    expect(ping).toBe('PONG')
    expect(peak).toBeLessThan(MOST_RESIDENT)
  })

  it('would end it without the bound of scripts', () => {
    const script = 'local t, i = {}, 0 while true do i = i + 1 t[i] = {i} end'
    const { status, stderr } = explode(script, { scriptMemory: 1e12 })
    expect(status).not.toBe(0)
    expect(stderr).toContain('heap out of memory')
  })
})
