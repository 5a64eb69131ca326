import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../lib/command/glob.js'

describe('matchesGlob', () => {
  it.each([
    ['*', '', false],
    ['**', '', false],
    ['', '', true],
    ['', 'a', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abbcd', false],
    ['a*b*c', 'aXbXbXc', true],
    ['a**', 'a', true],
    ['*?'.repeat(1000), 'a'.repeat(1000), true],
    ['*?'.repeat(1001), 'a'.repeat(2000), false],
    ['*'.repeat(2000), 'a', true],
    ['?', '', false],
    ['?', 'ÿ', true],
    ['h[ae]llo', 'hello', true],
    ['h[^e]llo', 'hello', false],
    ['h[a-c]llo', 'hbllo', true],
    ['h[c-a]llo', 'hbllo', true],
    ['[a-]', '-', false],
    ['[a-]', '^', true],
    ['[\\]]', ']', true],
    ['[\\', '\\', true],
    ['[[a', '[', true],
    ['[]', ']', false],
    ['[^]', 'a', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a\\', 'a\\', true],
    ['a', 'A', false],
    ['*\\*', 'a*', true],
  ])('of %j and %j is %s', (pattern, text, matches) => {
    expect(matchesGlob(pattern, text)).toBe(matches)
  })

  it('takes a text for itself where every char is escaped', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) =>
        matchesGlob(text.replaceAll(/[\s\S]/g, '\\$&'), text),
      ),
    )
  })

  it('matches as a regular expression does, for stars and chars', () => {
    const stars = fc.array(fc.constantFrom('*', '?', 'a', 'b'), { minLength: 1 })
    const text = fc.array(fc.constantFrom('a', 'b'), { minLength: 1 })
    fc.assert(
      fc.property(stars, text, (pattern, chars) => {
        const source = pattern.join('').replaceAll('*', '.*').replaceAll('?', '.')
        const expected = new RegExp(`^${source}$`).test(chars.join(''))
        expect(matchesGlob(pattern.join(''), chars.join(''))).toBe(expected)
      }),
    )
  })

  it('does not take long over many stars', () => {
    expect(matchesGlob('*a'.repeat(50), `${'a'.repeat(5000)}b`)).toBe(false)
  })
})
