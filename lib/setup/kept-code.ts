import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { runInThisContext, Script } from 'node:vm'
import { KeptFiles } from '../files/kept-files.js'
import { afterTests } from './test-runner.js'

/** A release of Node has one; where there are more, the package itself is at work. */
const MOST_FILES = 20

/**
 * Loads a CommonJS module from what V8 made of it in an earlier process, as V8's code cache: this takes a
 * third of the time. The first process keeps it when its tests are over, with all functions that they called.
 *
 * In a context of its own, as jest has for each test file, modules are loaded by others: nothing is done.
 *
 * @param file the path of the module, whose text is ASCII.
 * @param folder where code is kept.
 * @see https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
export function loadKeptCode(file: string, folder: string): void {
  if (runInThisContext('Object') !== Object) return
  const require = createRequire(file)
  if (require.cache[file] !== undefined) return
  const script = scriptOf(file, folder)
  const module = new Module(file)
  module.filename = file
  require.cache[file] = module
  try {
    script.runInThisContext()(module.exports, require, module, file, dirname(file))
    module.loaded = true
  } catch (error) {
    delete require.cache[file]
    throw error
  }
}

function scriptOf(filename: string, folder: string): Script {
  const files = new KeptFiles(folder, { ending: '.v8', most: MOST_FILES })
  const code = wrapped(filename)
  const key = [`${process.versions.v8} ${process.arch}\n`, code]
  const cachedData = files.find(key)
  const options = { filename, ...(cachedData && { cachedData }) }
  const script = new Script(code.toString('latin1'), options)
  if (cachedData === undefined || script.cachedDataRejected === true) {
    afterTests(() => {
      // V8 drops the bytecode of what has not run for some time, that of the module as a whole first of all.
      script.runInThisContext()
      files.keep(key, script.createCachedData())
    })
  }
  return script
}

/**
 * The text of a module in the function that takes what a module is given. It is put together where it is
 * read: memory that a new process has not touched before is what takes long.
 */
function wrapped(filename: string): Buffer {
  const [before, after] = Module.wrap('\0').split('\0')
  const file = openSync(filename, 'r')
  try {
    const { size } = fstatSync(file)
    const code = Buffer.allocUnsafe(before.length + size + after.length)
    code.write(before, 'latin1')
    readSync(file, code, before.length, size, 0)
    code.write(after, before.length + size, 'latin1')
    return code
  } finally {
    closeSync(file)
  }
}
