import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeBundle } from '../support/write-bundle.js'

const folder = mkdtempSync(join(tmpdir(), 'kept-code-'))
const kept = join(folder, 'kept')
const built = join(folder, 'kept-code.cjs')
const file = join(folder, 'part.cjs')

beforeAll(() => writeBundle('lib/setup/kept-code.ts', built))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  rmSync(kept, { recursive: true, force: true })
  writeFileSync(join(folder, 'sibling.cjs'), 'exports.part = require("./part.cjs")')
  writeFileSync(file, 'exports.first = 1\nexports.where = [__filename, __dirname, module.id]')
})

/** What a process says that loads the module so. */
function run(then: string, flags: readonly string[] = []): unknown {
  const text = `
    const { loadKeptCode } = require(${JSON.stringify(built)})
    const file = ${JSON.stringify(file)}
    const load = () => loadKeptCode(file, ${JSON.stringify(kept)})
    const say = (value) => process.stdout.write(JSON.stringify(value))
    ${then}`
  return JSON.parse(execFileSync(process.execPath, [...flags, '-e', text], { encoding: 'utf8' }))
}

const loaded = () => run('load(); say([require.cache[file].loaded, require(file)])')
const onlyFile = () => join(kept, readdirSync(kept)[0])
const WHOLE = [true, { first: 1, where: [file, folder, file] }]

describe('code that is kept', () => {
  it('is what `require` gives from then on, at first and when it was kept', () => {
    expect([loaded(), loaded()]).toEqual([WHOLE, WHOLE])
  })

  it('is written by the process that finds none', () => {
    loaded()
    const { mtimeMs } = statSync(onlyFile())
    loaded()
    expect(readdirSync(kept)).toHaveLength(1)
    expect(statSync(onlyFile()).mtimeMs).toBe(mtimeMs)
  })

  it('is taken by V8 for what it made before', () => {
    loaded()
    const script = `
      const { Script } = require('node:vm')
      const bytes = require('node:fs').readFileSync(${JSON.stringify(onlyFile())}).subarray(0, -20)
      const text = require('node:module').wrap(require('node:fs').readFileSync(file, 'latin1'))
      say(new Script(text, { filename: file, cachedData: bytes }).cachedDataRejected)`
    expect(run(script)).toBe(false)
  })

  it('is that of the whole module, though V8 drops what has not run for long', () => {
    const flags = ['--expose-gc', '--stress-flush-code']
    const sizeAfter = (then: string) => {
      rmSync(kept, { recursive: true, force: true })
      run(`load(); ${then}; say(1)`, flags)
      return statSync(onlyFile()).size
    }
    expect(sizeAfter('gc()')).toBe(sizeAfter(''))
  })

  it('is that of the text alone', () => {
    loaded()
    writeFileSync(file, 'exports.first = 2\nexports.where = [__filename, __dirname, module.id]')
    expect(loaded()).toEqual([true, { first: 2, where: [file, folder, file] }])
    expect(readdirSync(kept)).toHaveLength(2)
  })

  it('is made anew where its file is spoilt', () => {
    loaded()
    const whole = readFileSync(onlyFile())
    writeFileSync(onlyFile(), whole.subarray(0, 100))
    expect(loaded()).toEqual(WHOLE)
    expect(readFileSync(onlyFile()).length).toBe(whole.length)
  })

  it('is made anew for a V8 with other flags', () => {
    loaded()
    const before = readFileSync(onlyFile())
    expect(run('require("node:v8").setFlagsFromString("--no-opt"); load(); say(1)')).toBe(1)
    expect(readFileSync(onlyFile()).equals(before)).toBe(false)
  })

  it('finds itself in a circle of modules', () => {
    writeFileSync(
      file,
      'exports.first = 1\nexports.all = Object.keys(require("./sibling.cjs").part)',
    )
    expect(run('load(); say(require(file).all)')).toEqual(['first'])
  })

  it('that throws is loaded by the next who asks', () => {
    writeFileSync(file, 'globalThis.count = (globalThis.count ?? 0) + 1\nthrow new Error("no")')
    const asked =
      'try { load() } catch ({ message }) { try { require(file) } catch {} say([message, count]) }'
    expect(run(asked)).toEqual(['no', 2])
  })

  it('leaves a module alone that is loaded', () => {
    expect(run('require(file).first = 9; load(); say(require(file).first)')).toBe(9)
    expect(() => readdirSync(kept)).toThrow('ENOENT')
  })

  it('leaves a context of its own to others', () => {
    const script = `
      const context = require('node:vm').createContext({ require, module: {}, exports: {}, process, Buffer })
      const text = require('node:fs').readFileSync(${JSON.stringify(built)}, 'utf8')
      require('node:vm').runInContext(text, context)
      context.exports.loadKeptCode(file, ${JSON.stringify(kept)})
      say(require.cache[file] === undefined)`
    expect(run(script)).toBe(true)
  })
})
