import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Conditions {
  readonly import: { readonly types: string; readonly default: string }
  readonly require: { readonly types: string; readonly default: string }
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const subpaths = Object.entries(manifest.exports as Record<string, Conditions | string>).filter(
  (entry): entry is [string, Conditions] => typeof entry[1] === 'object',
)

function sourceOf(built: string): string {
  return built.replace(/^\.\/dist\/(esm|cjs)\//, 'lib/').replace(/(\.d\.ts|\.js)$/, '.ts')
}

describe('exports', () => {
  it.each(subpaths)('%s has a source file for both formats and their types', (_, conditions) => {
    const built = [conditions.import, conditions.require].flatMap((c) => [c.types, c.default])
    expect(new Set(built.map(sourceOf)).size).toBe(1)
    expect(existsSync(sourceOf(built[0]))).toBe(true)
  })

  it('gives the public names and no others', async () => {
    const face = await import('../../lib/index.js')
    expect(Object.keys(face).sort()).toEqual(['createServer', 'getServer', 'resetServers'])
  })

  it('names the bin that the build makes', () => {
    expect(existsSync(sourceOf(`./${manifest.bin['redis-mock-lua']}`))).toBe(true)
  })
})
