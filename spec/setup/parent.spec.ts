import { afterEach, describe, expect, it, vi } from 'vitest'
import { isPreloaded } from '../../lib/setup/parent.js'

const { execArgv } = process
afterEach(() => {
  process.execArgv = execArgv
  vi.unstubAllEnvs()
})

describe('register came with the arguments of the process', () => {
  it.each<[string, readonly string[], boolean]>([
    ['by its name', ['--require', 'redis-mock-lua/register'], true],
    ['by its name, in one word', ['--import=redis-mock-lua/register'], true],
    ['by the path of its CommonJS', ['-r', '/p/redis-mock-lua/dist/cjs/setup/register.js'], true],
    [
      'by the address of its ES module',
      ['--import', 'file:///redis-mock-lua/dist/esm/setup/register.js'],
      true,
    ],
    ['by a path of Windows', ['-r', 'C:\\p\\redis-mock-lua\\dist\\cjs\\setup\\register.js'], true],
    ['not by a file of the application', ['-r', '/redis-mock-lua-app/setup/register.js'], false],
    [
      'not by another file of the package',
      ['-r', '/redis-mock-lua/dist/cjs/setup/child.js'],
      false,
    ],
    ['not without arguments', [], false],
  ])('%s', (_, words, is) => {
    process.execArgv = [...words]
    expect(isPreloaded()).toBe(is)
  })

  it('by NODE_OPTIONS', () => {
    vi.stubEnv('NODE_OPTIONS', '--no-warnings --require redis-mock-lua/register')
    expect(isPreloaded()).toBe(true)
  })
})
