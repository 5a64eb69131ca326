import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../lib/files/cache-folder.js'
import { createServer } from '../../../lib/index.js'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'compile-cache-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the folder of compiled scripts', () => {
  it('is none by default', () => {
    expect(cacheFolder(undefined, folder)).toBeUndefined()
    expect(cacheFolder(false, folder)).toBeUndefined()
  })

  it('is one that is named', () => {
    expect(cacheFolder('some/folder', folder)).toBe('some/folder')
  })

  it('is beside the packages of the nearest package.json', () => {
    mkdirSync(join(folder, 'src', 'deep'), { recursive: true })
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{}')
    const found = join(folder, 'node_modules', '.cache', 'redis-mock-lua')
    expect(cacheFolder(true, join(folder, 'src', 'deep'))).toBe(found)
  })

  it('is none where that has no packages', () => {
    mkdirSync(join(folder, 'node_modules'))
    mkdirSync(join(folder, 'inner'))
    writeFileSync(join(folder, 'inner', 'package.json'), '{}')
    expect(cacheFolder(true, join(folder, 'inner'))).toBeUndefined()
  })
})

describe('a server with a folder for compiled scripts', () => {
  const padding = `-- ${'x'.repeat(1024)}\n`
  const script = `#!lua flags=no-writes\n${padding}return redis.call('GET', KEYS[1]) .. ARGV[1]`
  const library = `#!lua name=lib\n${padding}redis.register_function('f', function() return 42 end)`

  it('keeps scripts and libraries in it', () => {
    const client = createServer({ compileCache: folder }).connect()
    client.execute(['SET', 'k', 'v'])
    expect(client.execute(['EVAL', script, '1', 'k', '!'])).toBe('v!')
    expect(client.execute(['FUNCTION', 'LOAD', library])).toBe('lib')
    expect(client.execute(['FCALL', 'f', '0'])).toBe(42)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('keeps none that does not compile', () => {
    const server = createServer({ compileCache: folder })
    const reply = server.connect().execute(['EVAL', `${padding}return return`, '0'])
    expect(reply).toMatchObject({ code: 'ERR' })
    expect(readdirSync(folder)).toEqual([])
  })
})
