// Builds dist/esm and dist/cjs from one source. Code goes into few files, since a test runner loads the
// package anew for each test file; declarations, which no run loads, stay a file each.
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { rolldown } from 'rolldown'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
cpSync('dist/esm', 'dist/cjs', { recursive: true })

const bundle = await rolldown({
  input: Object.fromEntries(entries().map((entry) => [entry, `lib/${entry}.ts`])),
  platform: 'node',
  external: (id) => !/^[./]/.test(id),
  resolve: { extensionAlias: { '.js': ['.ts'] } },
})
for (const format of ['esm', 'cjs']) {
  await bundle.write({
    dir: `dist/${format}`,
    format,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    exports: 'named',
    comments: false,
    sourcemap: true,
  })
}
await bundle.close()

// The package is `type: module`; this folder is not.
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
chmodSync('dist/esm/cli/main.js', 0o755)
// `require('ioredis')` is the class `Redis`, with all that it exports on it; so are these.
for (const face of ['index', 'iovalkey']) {
  appendFileSync(`dist/cjs/adapters/ioredis/${face}.js`, '\nmodule.exports = exports.default\n')
}

/** The modules that package.json names, as paths in lib without their ending. */
function entries() {
  const { bin, exports } = JSON.parse(readFileSync('package.json', 'utf8'))
  const faces = Object.values(exports).flatMap((face) => face.import?.default ?? [])
  return [...faces, ...Object.values(bin)].map((path) => /dist\/esm\/(.*)\.js$/.exec(path)[1])
}
