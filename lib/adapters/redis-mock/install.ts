import nodeRedis from 'redis-3'
import { readArguments } from './client-options.js'
import { isClient } from './memory-members.js'
import type { MockClient, MockModule } from './mock-module.js'
import { type Patch, patchClass } from './patch-class.js'

/** How redis-mock is patched. */
export interface InstallOptions {
  /** Clients that were created before: they are patched as well. */
  readonly instances?: Iterable<object>
}

/** What is patched, and what undoes it. */
interface Installation {
  readonly patch: Patch
  readonly uninstall: () => void
}

/** On a patched module: its installation. Shared by all copies of this package in the process. */
const INSTALLED = Symbol.for('redis-mock-lua.redis-mock')

/**
 * Patches redis-mock 0.56: its clients then are those of node_redis 3, and meet an in-memory Redis,
 * one for each host and port, with EVAL, EVALSHA, SCRIPT and all data commands. Copies of
 * `createClient` that were taken before are reached too.
 * A second call on the same module patches only the instances it names.
 *
 * @param redisMock what `redis-mock` exports.
 * @returns what gives the module back as it was; clients created meanwhile keep their server.
 * @throws TypeError if it is not a redis-mock that can be patched.
 *
 * @example
 * import redisMock from 'redis-mock'
 * import { install } from 'redis-mock-lua/redis-mock'
 * install(redisMock)
 */
export function install(redisMock: object, options: InstallOptions = {}): () => void {
  const mockModule = asMockModule(redisMock)
  const known = Reflect.get(mockModule, INSTALLED) as Installation | undefined
  const { patch, uninstall } = known ?? installOnce(mockModule)
  for (const instance of options.instances ?? []) {
    if (!isClient(instance as MockClient)) patch.adopt(instance as MockClient)
  }
  return uninstall
}

function installOnce(mockModule: MockModule): Installation {
  const before = Object.getOwnPropertyDescriptors(mockModule)
  const patch = patchClass(mockModule.RedisClient)
  Object.defineProperties(mockModule, exportsOf(mockModule))
  const uninstall = () => {
    if (!Reflect.deleteProperty(mockModule, INSTALLED)) return
    for (const name of Object.keys(mockModule)) Reflect.deleteProperty(mockModule, name)
    Object.defineProperties(mockModule, before)
    patch.restore()
  }
  const installation = { patch, uninstall }
  Object.defineProperty(mockModule, INSTALLED, { configurable: true, value: installation })
  return installation
}

/** The exports of node_redis, but for its class, whose place that of redis-mock has. */
function exportsOf({ RedisClient }: MockModule): PropertyDescriptorMap {
  const createClient = (...args: unknown[]) => new RedisClient(readArguments(args))
  return Object.getOwnPropertyDescriptors({ ...nodeRedis, RedisClient, createClient })
}

function asMockModule(given: object): MockModule {
  // What `import * as` gives cannot be written to.
  const candidate = (Reflect.get(given, 'default') as object | undefined) ?? given
  const found: unknown = Reflect.get(candidate, 'RedisClient')
  if (typeof found === 'function' && '_selectedDb' in (found.prototype as object)) {
    return candidate as MockModule
  }
  // A class that is patched has lost what tells it apart.
  if (Reflect.has(candidate, INSTALLED)) return candidate as MockModule
  throw new TypeError(
    'Failed to install on "redisMock": it is not redis-mock 0.56 (its default export)',
  )
}
