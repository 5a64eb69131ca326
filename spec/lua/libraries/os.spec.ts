import { describe, expect, it } from 'vitest'
import { answer } from './answer.js'

describe('the os library', () => {
  it('has the clock alone, which tells the seconds of processor time', () => {
    const script = 'local a = os.clock() for _ = 1, 1e5 do end return a > 0, os.clock() >= a'
    expect(answer(script)).toBe('(true,true)')
    expect(answer('local n = 0 for _ in pairs(os) do n = n + 1 end return n')).toBe('(1)')
  })
})
