import { beginClient } from './begin-client.js'
import { MemoryConnector } from './memory-connector.js'
import type { MockClass, MockInstance, MockOptions } from './mock-class.js'
import { RealRedis } from './real-redis.js'

/** What ioredis-mock has in place of ioredis's own methods, or over its own store. */
const REMOVED = ['multi', 'pipeline', 'exec', 'disconnect', 'channels', 'patternChannels']

/**
 * Makes a client of ioredis-mock a client of ioredis whose socket ends in memory.
 *
 * The class then derives from the real `Redis`, so that pipelines, transactions, custom commands,
 * key prefixes and errors are ioredis's own, and `instanceof Redis` is true. Its own constructor
 * still runs; the options, which it sets last, are what the client connects with.
 *
 * @returns what gives the class back as it was.
 */
export function patchClass(mockClass: MockClass): () => void {
  const { prototype } = mockClass
  const before = Object.getOwnPropertyDescriptors(prototype)
  const parentClass = Object.getPrototypeOf(mockClass)
  const parentPrototype = Object.getPrototypeOf(prototype)
  const added = addedMembers(mockClass)

  Object.setPrototypeOf(mockClass, createBase())
  Object.setPrototypeOf(prototype, RealRedis.prototype)
  for (const name of REMOVED) Reflect.deleteProperty(prototype, name)
  Object.defineProperties(prototype, added)

  return () => {
    Object.setPrototypeOf(mockClass, parentClass)
    Object.setPrototypeOf(prototype, parentPrototype)
    for (const name of Object.keys(added)) Reflect.deleteProperty(prototype, name)
    Object.defineProperties(prototype, before)
  }
}

/** What `super()` in the constructor of ioredis-mock makes: a client that waits for its options. */
function createBase(): object {
  function Base(): MockInstance {
    const waiting = { lazyConnect: true, Connector: MemoryConnector as never }
    const instance: MockInstance = Reflect.construct(RealRedis, [waiting], new.target as never)
    Object.defineProperty(instance, 'options', {
      configurable: true,
      enumerable: true,
      get: () => waiting,
      set: (given: MockOptions) => beginClient(instance, given),
    })
    return instance
  }
  return Object.setPrototypeOf(Base, RealRedis)
}

function addedMembers(mockClass: MockClass): PropertyDescriptorMap {
  return {
    /** The constructor of ioredis-mock calls it to make its own commands; ioredis has its own. */
    _initCommands: { configurable: true, writable: true, value: () => {} },
    /** As that of ioredis: the same options but for what is given, and no seeds again. */
    duplicate: {
      configurable: true,
      writable: true,
      value(this: MockInstance, override?: MockOptions): MockInstance {
        const { data: _seeded, ...options } = this.options
        return Reflect.construct(mockClass, [{ ...options, ...override }])
      },
    },
  }
}
