import { describe, expect, it } from 'vitest'
import type { Chunk } from '../../lib/lua/interpreter.js'
import { type Script, ScriptCache, sha1Of } from '../../lib/scripting/script-cache.js'

const NO_LIMIT = Number.POSITIVE_INFINITY
const CHUNK = {} as Chunk

function script(body: string): Script {
  return { sha1: sha1Of(body), body, chunk: CHUNK, flags: undefined }
}

function known(cache: ScriptCache, bodies: string): string {
  return [...bodies].filter((body) => cache.find(sha1Of(body)) !== undefined).join('')
}

describe('sha1Of', () => {
  it('takes the bytes, not their UTF-8 form', () => {
    expect(sha1Of('')).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709')
    expect(sha1Of('return 7')).toBe('59b6ab2fbe0ee4b25733de0f62e6cda4899ef8e9')
    expect(sha1Of('\u00ff')).toBe('85e53271e14006f0265921d02d4d736cdc580b0b')
  })
})

describe('ScriptCache', () => {
  it('finds a script by its digest in any case', () => {
    const cache = new ScriptCache(NO_LIMIT)
    cache.add(script('a'))
    expect(cache.find(sha1Of('a').toUpperCase())?.body).toBe('a')
    expect(cache.find('A'.repeat(40))).toBeUndefined()
  })

  it('finds a script by its body', () => {
    const cache = new ScriptCache(NO_LIMIT)
    cache.addEvictable(script('a'))
    expect(cache.findByBody('a')?.sha1).toBe(sha1Of('a'))
    expect(cache.findByBody('b')).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'toString'])('knows no script %s', (name) => {
    const cache = new ScriptCache(NO_LIMIT)
    expect(cache.find(name)).toBeUndefined()
    expect(cache.findByBody(name)).toBeUndefined()
  })

  it('drops the script of EVAL whose last call is the longest ago', () => {
    const cache = new ScriptCache(3)
    for (const body of 'abc') cache.addEvictable(script(body))
    cache.touch(cache.findByBody('a') as Script)
    cache.addEvictable(script('d'))
    expect(known(cache, 'abcd')).toBe('acd')
    expect(cache.findByBody('b')).toBeUndefined()
    cache.addEvictable(script('e'))
    expect(known(cache, 'abcde')).toBe('ade')
  })

  it('keeps the scripts of SCRIPT LOAD', () => {
    const cache = new ScriptCache(2)
    cache.add(script('a'))
    for (const body of 'bcd') cache.addEvictable(script(body))
    expect(known(cache, 'abcd')).toBe('acd')
    expect(cache.size).toBe(3)
  })

  it('forgets all scripts', () => {
    const cache = new ScriptCache(2)
    for (const body of 'ab') cache.addEvictable(script(body))
    cache.clear()
    expect(cache.size).toBe(0)
    for (const body of 'cd') cache.addEvictable(script(body))
    expect(known(cache, 'abcd')).toBe('cd')
  })
})
