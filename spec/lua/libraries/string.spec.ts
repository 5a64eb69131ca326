import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, createAnswers } from './answer.js'
import { luaString } from './evaluate.js'
import { GSUB } from './rows/gsub.js'
import { PATTERNS } from './rows/patterns.js'
import { STRING } from './rows/string.js'
import { STRING_FORMAT } from './rows/string-format.js'

const bytes = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((b) => String.fromCharCode(b)),
})

describe('the string library', () => {
  it.each(STRING)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('cuts as slice does', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(bytes, fc.nat(20), fc.nat(20), (text, from, to) => {
        const script = `return (${luaString(text)}):sub(${from + 1}, ${to})`
        expect(run(script)).toBe(`(${text.slice(from, to)})`)
      }),
    )
  })

  it('takes strings apart and puts them together', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(bytes, (text) => {
        expect(run(`local s = ${luaString(text)} return string.char(s:byte(1, -1)) == s`)).toBe(
          '(true)',
        )
        expect(run(`local s = ${luaString(text)} return s:reverse():reverse() == s`)).toBe('(true)')
      }),
    )
  })

  it('ends a string that no host can hold in an error of Lua', () => {
    expect(answer("return pcall(string.rep, 'abcdefgh', 2^31 - 1)")).toBe(
      '(false,not enough memory)',
    )
  })
})

describe('patterns', () => {
  it.each(PATTERNS)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('finds plain text where indexOf does', () => {
    const run = createAnswers()
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\0'), maxLength: 6 })
    fc.assert(
      fc.property(few, few, (text, part) => {
        const at = text.indexOf(part)
        const expected = at < 0 ? '(nil)' : `(${at + 1},${at + part.length})`
        expect(run(`return (${luaString(text)}):find(${luaString(part)}, 1, true)`)).toBe(expected)
      }),
    )
  })

  it('matches as a regular expression does where the two agree', () => {
    const run = createAnswers()
    const item = fc.tuple(
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a)', '()'),
      fc.constantFrom('', '*', '+', '?'),
    )
    const pattern = fc
      .array(item, { minLength: 1, maxLength: 4 })
      .map((items) =>
        items
          .map(([single, suffix]) => (single.startsWith('(') ? single : single + suffix))
          .join(''),
      )
    const subject = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(subject, pattern, (text, source) => {
        const match = new RegExp(source, 's').exec(text)
        const expected =
          match === null ? '(nil)' : `(${match.index + 1},${match.index + match[0].length})`
        const script = `local from, to = ('${text}'):find('${source}') return from, to`
        expect(run(script)).toBe(match === null ? '(nil,nil)' : expected)
      }),
    )
  })
})

describe('gsub', () => {
  it.each(GSUB)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })
})

describe('format', () => {
  it.each(STRING_FORMAT)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('writes whole numbers as JavaScript does', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const unsigned = BigInt.asUintN(64, BigInt(value))
        expect(run(`return ('%d %x %o'):format(${value}, ${value}, ${value})`)).toBe(
          `(${value} ${unsigned.toString(16)} ${unsigned.toString(8)})`,
        )
      }),
    )
  })

  it('writes 17 digits that read back as the same number', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const script = `return ('%.17g %.16e'):format(${value.toExponential()}, ${value.toExponential()})`
        const [general, exponent] = run(script).slice(1, -1).split(' ').map(Number)
        expect([general === value, exponent === value]).toEqual([true, true])
      }),
    )
  })

  it('writes strings with %q that Lua reads back', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(bytes, (text) => {
        const script = `local s = ${luaString(text)} return loadstring(('return %q'):format(s))() == s`
        expect(run(script)).toBe('(true)')
      }),
    )
  })
})
