import { describe, expect, it } from 'vitest'
import { sourceFiles } from './source-files.js'

const MOST_LINES = 300

/** Files that may be longer, each with its reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'lib/lua/execute.ts':
    'the loop of the interpreter is one switch: a call for each instruction would cost half its speed',
}

const files = [...sourceFiles('lib'), ...sourceFiles('bench')]

describe('sizes', () => {
  it.each(files)('$path has one thing in it, on at most 300 lines', ({ path, text }) => {
    if (path in EXEMPT) return
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES)
  })

  it.each(Object.keys(EXEMPT))('%s still needs its exemption', (path) => {
    const file = files.find((candidate) => candidate.path === path)
    expect(file?.text.split('\n').length ?? 0).toBeGreaterThan(MOST_LINES)
  })

  it.each(files)('$path is not named for a drawer', ({ path }) => {
    expect(path).not.toMatch(/\b(utils?|helpers?|misc|common-functions)\b(?!\/errors)/)
  })
})
