import { describe, expect, it } from 'vitest'
import { answer, createAnswers } from './answer.js'
import { COROUTINE } from './rows/coroutine.js'

describe('the coroutine library', () => {
  it.each(COROUTINE)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('leaves the environment usable after coroutines that failed or never ended', () => {
    const run = createAnswers()
    expect(run("coroutine.wrap(function() coroutine.wrap(error)('x') end)()")).toMatch(/^E:/)
    expect(run('local f = coroutine.wrap(coroutine.yield) return f')).toMatch(/^E:/)
    expect(run('coroutine.wrap(function() coroutine.yield() end)() return 1')).toBe('(1)')
  })
})
