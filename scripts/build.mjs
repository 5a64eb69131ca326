// Builds dist/esm and dist/cjs from one source.
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync('dist', { recursive: true, force: true })
for (const format of ['esm', 'cjs']) {
  execFileSync(process.execPath, [tsc, '-p', `tsconfig.${format}.json`], { stdio: 'inherit' })
}
// The package is `type: module`; this folder is not.
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
chmodSync('dist/esm/cli/main.js', 0o755)
// `require('ioredis')` is the class `Redis`, with all that it exports on it; so are these.
for (const face of ['index', 'iovalkey']) {
  appendFileSync(`dist/cjs/adapters/ioredis/${face}.js`, '\nmodule.exports = exports.default\n')
}
