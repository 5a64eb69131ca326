import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../files/cache-folder.js'
import { readOptions } from './environment.js'
import { optionsOfGlobals } from './given-options.js'
import { loadKeptCode } from './kept-code.js'

/** Most of the package's code, where it is built: all of a server. */
const SERVER = fileURLToPath(new URL('../../cjs/chunks/server.js', import.meta.url))

// Before other modules ask for it; what `configure` says comes too late.
const { compileCache = true } = { ...optionsOfGlobals(), ...readOptions(process.env) }
const folder = cacheFolder(compileCache)
if (folder !== undefined && existsSync(SERVER)) loadKeptCode(SERVER, folder)
