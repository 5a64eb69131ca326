import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChunkFiles } from '../../../lib/lua/compiler/chunk-files.js'
import { compile } from '../../../lib/lua/compiler/compile.js'
import type { Proto } from '../../../lib/lua/compiler/proto.js'
import { Interpreter } from '../../../lib/lua/interpreter.js'

const NAME = '@user_script'
const LONG = 'x'.repeat(1024)
const BODY = `
  local a, b = 1, -0
  local function sum(...) local s = 0 for i, v in ipairs(arg) do s = s + v end return s, b end
  for k in pairs({ x = 2.5, [true] = 1e300, ['a\\255\\0'] = nil }) do a = a .. k end
  return function() return a, sum(1, 2, 3), '${LONG}' end`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chunk-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const compiled = (body = BODY) => compile(body, NAME) as Proto
const onlyFile = () => join(folder, readdirSync(folder)[0])

describe('files of compiled chunks', () => {
  it('give back what was compiled, all of it', () => {
    const chunk = compiled()
    new ChunkFiles(folder).keep(BODY, NAME, chunk)
    const kept = new ChunkFiles(folder).find(BODY, NAME)
    expect(kept).toStrictEqual(chunk)
    expect(
      Object.is(
        kept?.constants.find((value) => value === 0),
        -0,
      ),
    ).toBe(true)
  })

  it('are looked through before a chunk is compiled, and get what was', () => {
    const files = new ChunkFiles(folder)
    files.keep(BODY, NAME, compiled('return 1'))
    expect(new Interpreter().compile(BODY, NAME, files)).toStrictEqual(compiled('return 1'))
    const other = `${BODY} `
    new Interpreter().compile(other, NAME, files)
    expect(files.find(other, NAME)).toStrictEqual(compiled(other))
  })

  it('have nothing of another body or another name', () => {
    const files = new ChunkFiles(folder)
    files.keep(BODY, NAME, compiled())
    expect(files.find(`${BODY} `, NAME)).toBeUndefined()
    expect(files.find(BODY, '@user_function')).toBeUndefined()
  })

  it('leave short scripts out', () => {
    new ChunkFiles(folder).keep('return 1', NAME, compiled('return 1'))
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['that is cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['with another bit', (bytes: Buffer) => bytes.fill(bytes[40] ^ 1, 40, 41)],
    ['that is empty', () => Buffer.alloc(0)],
  ])('take a file %s for none, and write it anew', (_title, spoil) => {
    const files = new ChunkFiles(folder)
    files.keep(BODY, NAME, compiled())
    const whole = readFileSync(onlyFile())
    writeFileSync(onlyFile(), spoil(Buffer.from(whole)))
    expect(files.find(BODY, NAME)).toBeUndefined()
    files.keep(BODY, NAME, compiled())
    expect(readFileSync(onlyFile())).toEqual(whole)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('do without a folder that cannot be made', () => {
    const path = join(folder, 'file')
    writeFileSync(path, '')
    const files = new ChunkFiles(join(path, 'below'))
    files.keep(BODY, NAME, compiled())
    expect(files.find(BODY, NAME)).toBeUndefined()
  })

  it('make the folder, and begin anew where there are a thousand, of their own alone', () => {
    const below = join(folder, 'a', 'b')
    new ChunkFiles(below).keep(BODY, NAME, compiled())
    writeFileSync(join(below, 'mine'), '')
    for (let i = 1; i < 1000; i++) writeFileSync(join(below, `${i}.luac`), '')
    const files = new ChunkFiles(below)
    files.keep(`${BODY} `, NAME, compiled())
    expect(readdirSync(below)).toHaveLength(2)
    expect(readdirSync(below)).toContain('mine')
    expect(files.find(`${BODY} `, NAME)).toBeDefined()
  })
})
