// Builds dist/cjs and dist/esm from one source. Code goes into few files, since a test runner loads the
// package anew for each test file; declarations, which no run loads, stay a file each.
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { rolldown } from 'rolldown'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
cpSync('dist/esm', 'dist/cjs', { recursive: true })

/** What a process or thread loads that a test starts. */
const CHILD = 'setup/child'

/** What is imported for what it does. */
const HAS_EFFECT = /setup\/load-kept-code/
/** What `lib/setup/load-kept-code.ts` loads itself, and what else it needs to do so. */
const SERVER_CHUNK = 'chunks/server.js'
const CHUNKS = [
  {
    name: 'start',
    test: byPath(/^(setup\/(kept-code|environment|given-options)|files\/cache-folder)$/),
  },
  { name: 'server', test: byPath(/^(server\/server|setup\/(registration|hook-tests))$/) },
]

const faces = facesOf(JSON.parse(readFileSync('package.json', 'utf8')))
const parts = new Set()
await write('esm', faces, { resolveId: toCommonJs })
await write('cjs', [...faces, ...parts], { transform: withOwnRequire }, CHUNKS)
await write('cjs', [CHILD])

writeInAscii(`dist/cjs/${SERVER_CHUNK}`)
// The package is `type: module`; this folder is not.
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
chmodSync('dist/esm/cli/main.js', 0o755)
// `require('ioredis')` is the class `Redis`, with all that it exports on it; so are these.
for (const face of ['index', 'iovalkey']) {
  appendFileSync(`dist/cjs/adapters/ioredis/${face}.js`, '\nmodule.exports = exports.default\n')
}

/** The modules that package.json names, as paths in lib without their ending. */
function facesOf({ bin, exports }) {
  const files = Object.values(exports).flatMap((face) => face.import?.default ?? [])
  return [...files, ...Object.values(bin)].map((path) => /dist\/esm\/(.*)\.js$/.exec(path)[1])
}

/**
 * Leads what a face imports to the CommonJS of it: that loads in half the time, and a process that
 * uses both formats has one copy of it.
 */
function toCommonJs(id, importer) {
  if (importer === undefined || !id.startsWith('.')) return null
  const path = pathInLib(resolve(dirname(importer), id))
  if (faces.includes(path)) return null
  parts.add(path)
  const from = dirname(`dist/esm/${pathInLib(importer)}`)
  return {
    id: relative(from, `dist/cjs/${path}.js`),
    external: true,
    moduleSideEffects: HAS_EFFECT.test(path),
  }
}

/** Text that is ASCII alone is read in a tenth of the time. What is not stands in strings. */
function writeInAscii(file) {
  const text = readFileSync(file, 'utf8')
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  writeFileSync(file, text.replace(/[^\0-\x7f]/g, escaped))
}

/** Bundlers of others find what CommonJS requires by its name, but not what a made `require` does. */
function withOwnRequire(code, id) {
  if (pathInLib(id) !== 'lua/compiler/fengari') return null
  return { code: code.replace('const require = createRequire(import.meta.url)', ''), map: null }
}

function byPath(pattern) {
  return (id) => pattern.test(pathInLib(id))
}

function pathInLib(file) {
  return relative('lib', file).replace(/\.[jt]s$/, '')
}

async function write(format, paths, hooks = {}, groups = []) {
  const bundle = await rolldown({
    input: Object.fromEntries(paths.map((path) => [path, `lib/${path}.ts`])),
    // What Node gives a CommonJS module is not there in an ES module, and has no place in its faces.
    platform: format === 'cjs' ? 'node' : 'neutral',
    external: (id) => !/^[./]/.test(id),
    makeAbsoluteExternalsRelative: false,
    resolve: { extensionAlias: { '.js': ['.ts'] } },
    plugins: [{ name: 'faces', ...hooks }],
    treeshake: { moduleSideEffects: (id) => HAS_EFFECT.test(id) || undefined },
  })
  await bundle.write({
    dir: `dist/${format}`,
    format,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: { groups },
    exports: 'named',
    comments: false,
    sourcemap: true,
  })
  await bundle.close()
}
