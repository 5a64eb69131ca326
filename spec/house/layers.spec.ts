import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.js'

/** What each folder may import of its siblings; itself always. The floors of the design. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  number: [],
  files: [],
  reply: [],
  lua: ['files', 'number'],
  command: ['reply'],
  resp: ['reply', 'number'],
  keyspace: ['reply'],
  rdb: ['keyspace', 'reply'],
  commands: ['rdb', 'keyspace', 'command', 'reply', 'number'],
  scripting: ['lua', 'rdb', 'command', 'reply', 'number'],
  server: [
    ...['commands', 'scripting', 'rdb', 'keyspace', 'resp', 'command', 'reply', 'number'],
    'files',
  ],
  adapters: ['server', 'resp', 'reply'],
  setup: ['adapters', 'server', 'reply', 'files'],
  cli: ['adapters', 'server', 'reply'],
  index: ['server', 'reply'],
}

/** What faces of clients share: sockets of `node:net` that end in memory. */
const SHARED_ADAPTER = 'net'

/** The packages that one folder alone may import. */
const ONLY_IN: Readonly<Record<string, string>> = { fengari: 'lua' }

const files = sourceFiles('lib')

function folderOf(path: string): string {
  return path.split('/')[1].replace(/\.ts$/, '')
}

function importsOf({ text }: SourceFile): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1])
}

function foldersImportedBy(file: SourceFile): string[] {
  const own = folderOf(file.path)
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => folderOf(join(dirname(file.path), specifier).replaceAll('\\', '/')))
    .filter((folder) => folder !== own)
}

describe('layers', () => {
  it('sees the source files', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap(importsOf).length).toBeGreaterThan(40)
  })

  it.each(files)('$path imports only what its floor allows', (file) => {
    const allowed = MAY_IMPORT[folderOf(file.path)]
    expect(allowed, 'the folder stands in the table').toBeDefined()
    expect(foldersImportedBy(file).filter((folder) => !allowed.includes(folder))).toEqual([])
  })

  it.each(files)('$path leaves the packages of other floors alone', (file) => {
    const packages = importsOf(file).map((specifier) => specifier.split('/')[0])
    const foreign = packages.filter(
      (name) => (ONLY_IN[name] ?? folderOf(file.path)) !== folderOf(file.path),
    )
    expect(foreign).toEqual([])
  })

  it('keeps each adapter apart from its siblings', () => {
    const crossings = files
      .filter(({ path }) => path.startsWith('lib/adapters/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => join(dirname(file.path), specifier).split('/'))
          .filter((parts) => parts[1] === 'adapters' && parts[2] !== file.path.split('/')[2])
          .filter((parts) => parts[2] !== SHARED_ADAPTER),
      )
    expect(crossings).toEqual([])
  })
})
