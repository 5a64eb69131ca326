import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, createAnswers } from './answer.js'
import { luaString } from './evaluate.js'
import { BASE } from './rows/base.js'
import { BASE_CALLS } from './rows/base-calls.js'
import { BASE_CONVERSIONS } from './rows/base-conversions.js'
import { BASE_LOAD } from './rows/base-load.js'
import { FUNCTION_ENVIRONMENTS } from './rows/function-environments.js'

const AS_6_2 = { pcall: 'plain', print: true, fenv: true } as const
const WITHOUT_FENV = { pcall: 'redis', print: false, fenv: false } as const

describe('the base library', () => {
  it.each(BASE)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })
})

describe('assert, error, pcall and xpcall', () => {
  it.each(BASE_CALLS)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it.each([
    ['return pcall()', "E:user_script:1: bad argument #1 to 'pcall' (value expected)"],
    ["return pcall(error, { err = 'x' })", '(false,table)'],
    ['return pcall(error, {})', '(false,table)'],
    ["return pcall(error, 'x')", '(false,x)'],
    ['return pcall(select, 2, 1, 2, 3)', '(true,2,3)'],
  ])('in 6.2, %s', (script, expected) => {
    expect(answer(script, AS_6_2)).toBe(expected)
  })
})

describe('tonumber and tostring', () => {
  it.each(BASE_CONVERSIONS)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('reads back what tostring and %.17g write of any number', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = value.toExponential()
        expect(run(`return string.format('%.17g', tonumber('${text}')) + 0 == ${text}`)).toBe(
          '(true)',
        )
      }),
    )
  })

  it('reads whole numbers in every base', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 36 }), (value, base) => {
        const digits = value.toString(base)
        expect(run(`return tonumber('${digits}', ${base}) == ${value}`)).toBe('(true)')
      }),
    )
  })

  it('finds a number in a text where JavaScript does, hexadecimal and special ones aside', () => {
    const run = createAnswers()
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.eE+- \t'), maxLength: 8 })
    fc.assert(
      fc.property(text, (digits) => {
        const value = digits.trim() === '' ? Number.NaN : Number(digits)
        const expected = Number.isNaN(value) ? '(nil)' : '(true)'
        const shown = Number.isNaN(value) ? 'n' : `n == ${value < 0 ? '' : '0 + '}${value}`
        const script = `local n = tonumber(${luaString(digits)}) return ${shown}`
        expect(run(script.replace('-Infinity', '-1/0').replace('Infinity', '1/0'))).toBe(expected)
      }),
    )
  })
})

describe('load and loadstring', () => {
  it.each(BASE_LOAD)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('ends a reader that never ends', () => {
    const script = "local piece = ('x'):rep(2^20) return load(function() return piece end)"
    expect(answer(script)).toBe('(nil,not enough memory)')
  })
})

describe('getfenv, setfenv and newproxy', () => {
  it.each(FUNCTION_ENVIRONMENTS)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('forgets with the run what setfenv gave level 0', () => {
    const run = createAnswers()
    expect(run('setfenv(0, {}) return getfenv(0) == _G')).toBe('(false)')
    expect(run('return getfenv(0) == _G')).toBe('(true)')
  })

  it.each(['getfenv', 'setfenv', 'newproxy', 'print'])('%s may be absent', (name) => {
    const text = `Script attempted to access nonexistent global variable '${name}'`
    expect(answer(`return ${name}`, WITHOUT_FENV)).toBe(`E:user_script:1: ${text}`)
  })
})

describe('print', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('writes to the standard output', () => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((bytes) => {
      written.push(Buffer.from(bytes as Uint8Array).toString('latin1'))
      return true
    })
    const shown = "print(1, nil, true, 'a\\200')"
    expect(answer(`${shown} print() return 1`, AS_6_2)).toBe('(1)')
    expect(written).toEqual(['1\tnil\ttrue\ta\xc8\n', '\n'])
  })
})

describe('collectgarbage', () => {
  it('keeps its settings', () => {
    const run = createAnswers()
    expect(run("return collectgarbage('setpause', 150), collectgarbage('setpause')")).toBe(
      '(200,150)',
    )
    expect(run("return collectgarbage('setpause', 1), collectgarbage('setstepmul', 1)")).toBe(
      '(0,200)',
    )
  })
})
