import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compile } from '../../lib/lua/compiler/compile.js'
import { CONSTANT_BIT, INSTRUCTION_SIZE, OP } from '../../lib/lua/compiler/opcodes.js'
import type { Proto } from '../../lib/lua/compiler/proto.js'
import { type Chunk, ChunkFiles, Interpreter } from '../../lib/lua/interpreter.js'
import { warmUp } from '../../lib/lua/warm-up.js'
import { WARM_UP_SOURCE } from '../../lib/lua/warm-up-source.js'

/** What few scripts have: many constants, variables of a function around that are indexed, globals that are set. */
const RARE = ['LOADKX', 'EXTRAARG', 'GETTABUP', 'SETTABUP', 'SETGLOBAL', 'LINE']
const ARITHMETIC = ['ADD', 'SUB', 'MUL', 'MOD', 'POW', 'DIV']

const compiled = (source: string) => compile(source, '=warm-up') as Chunk

/** The instructions of a function and of those in it, as `ADD register constant`. */
function instructionsOf({ code, functions }: Proto): string[] {
  const kind = (operand: number) => (operand >= CONSTANT_BIT ? 'constant' : 'register')
  const own = Array.from({ length: code.length / INSTRUCTION_SIZE }, (_, i) => {
    const [operation, , b, c] = code.slice(i * INSTRUCTION_SIZE, (i + 1) * INSTRUCTION_SIZE)
    const name = Object.entries(OP).find(([, number]) => number === operation)?.[0]
    return `${name} ${kind(b)} ${kind(c)}`
  })
  return [...own, ...functions.flatMap(instructionsOf)]
}

const instructions = instructionsOf(compiled(WARM_UP_SOURCE))
const names = new Set(instructions.map((instruction) => instruction.split(' ')[0]))

const folder = mkdtempSync(join(tmpdir(), 'warm-up-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the warm-up', () => {
  it('comes to all instructions that scripts are made of', () => {
    const others = Object.keys(OP).filter((name) => !names.has(name))
    expect(others.sort()).toEqual(RARE.sort())
  })

  it.each([...ARITHMETIC, 'LT', 'LE'])('comes to %s with a constant on either side', (name) => {
    expect(instructions).toContain(`${name} register constant`)
    expect(instructions).toContain(`${name} constant register`)
    expect(instructions).toContain(`${name} register register`)
  })

  it('runs to its end', () => {
    expect(() => warmUp(compiled(WARM_UP_SOURCE))).not.toThrow()
  })

  it('tells of an error in it', () => {
    expect(() => warmUp(compiled('error("no")'))).toThrow('Failed to warm up: warm-up:1: no')
  })

  it('is run where chunks are kept, and kept with them', () => {
    const files = new ChunkFiles(folder)
    const body = `return '${'x'.repeat(200)}'`
    new Interpreter().compile(body, '@user_script', files)
    expect(readdirSync(folder)).toHaveLength(1)
    new Interpreter().compile(body, '@user_script', files)
    expect(readdirSync(folder)).toHaveLength(2)
    expect(files.find(WARM_UP_SOURCE, '=warm-up')).toEqual(compiled(WARM_UP_SOURCE))
  })
})
