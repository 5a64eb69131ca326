import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { COMPILER_REVISION } from '../../../lib/lua/compiler/compiler-revision.js'

const FOLDER = 'lib/lua/compiler'
/** What else decides about the code of a chunk: how constants are folded, and how numbers are read. */
const OTHERS = ['lib/lua/arithmetic.ts', 'lib/lua/string-to-number.ts']

it('the revision of the compiler is that of its sources', () => {
  const own = readdirSync(FOLDER)
    .filter((name) => name !== 'compiler-revision.ts')
    .map((name) => join(FOLDER, name))
  const hash = createHash('sha1')
  for (const path of [...own.sort(), ...OTHERS]) hash.update(readFileSync(path))
  expect(COMPILER_REVISION).toBe(hash.digest('hex').slice(0, 10))
})
