import type { MockClass, MockInstance } from './mock-class.js'
import { type PatchedClass, patchClass } from './patch-class.js'

/** How a class of ioredis-mock is patched. */
export interface InstallOptions {
  /** Clients that were created before: they are patched as well. */
  readonly instances?: Iterable<object>
}

/** On a patched class: what was done to it. Shared by all copies of this package in the process. */
const INSTALLED = Symbol.for('redis-mock-lua.ioredis-mock')

interface Installed {
  readonly adopt: PatchedClass['adopt']
  readonly uninstall: () => void
}

/**
 * Patches the class of ioredis-mock, 8.9 and later: its clients, subclasses and clusters then meet
 * an in-memory Redis, one for each host and port, with EVAL, EVALSHA, SCRIPT and all data commands.
 * A second call on the same class patches only the instances it names.
 *
 * @param RedisMock what `ioredis-mock` exports.
 * @returns what gives the class back as it was; clients created meanwhile keep their server.
 * @throws TypeError if it is not the class of an ioredis-mock that can be patched.
 *
 * @example
 * import RedisMock from 'ioredis-mock'
 * import { install } from 'redis-mock-lua/ioredis-mock'
 * install(RedisMock)
 */
export function install(RedisMock: object, options: InstallOptions = {}): () => void {
  const mockClass = asMockClass(RedisMock)
  const known = Reflect.get(mockClass, INSTALLED) as Installed | undefined
  const { adopt, uninstall } = known ?? installOnce(mockClass)
  for (const instance of options.instances ?? []) adopt(instance as MockInstance)
  return uninstall
}

function installOnce(mockClass: MockClass): Installed {
  const { adopt, restore } = patchClass(mockClass)
  const uninstall = () => {
    if (!Reflect.deleteProperty(mockClass, INSTALLED)) return
    restore()
  }
  const installed: Installed = { adopt, uninstall }
  Object.defineProperty(mockClass, INSTALLED, { configurable: true, value: installed })
  return installed
}

function asMockClass(candidate: object): MockClass {
  const prototype = Reflect.get(candidate, 'prototype') as object | undefined
  if (typeof candidate === 'function' && prototype !== undefined && '_initCommands' in prototype) {
    return candidate as MockClass
  }
  throw new TypeError(
    'Failed to install on "RedisMock": it is not the class of ioredis-mock 8.9 or later (its default export)',
  )
}
