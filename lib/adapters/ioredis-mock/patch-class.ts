import { StreamConnector } from '../net/stream-connector.js'
import { adoptInstance } from './adopt-instance.js'
import { beginClient } from './begin-client.js'
import type { MockClass, MockInstance, MockOptions } from './mock-class.js'
import { RealRedis } from './real-redis.js'

/** What ioredis-mock has in place of ioredis's own methods. */
const REPLACED = ['multi', 'pipeline', 'exec', 'disconnect'] as const
/** What it has over its own store. */
const REMOVED = ['channels', 'patternChannels']

/** A class that is patched. */
export interface PatchedClass {
  /** Patches a client that was created before the class was. */
  readonly adopt: Adopt
  /** Gives the class back as it was. */
  readonly restore: () => void
}

type Adopt = (instance: MockInstance) => void

/**
 * Makes a client of ioredis-mock a client of ioredis whose socket ends in memory.
 *
 * The class then derives from the real `Redis`, so that pipelines, transactions, custom commands,
 * key prefixes and errors are ioredis's own, and `instanceof Redis` is true. Its own constructor
 * still runs; the options, which it sets last, are what the client connects with.
 */
export function patchClass(mockClass: MockClass): PatchedClass {
  const { prototype } = mockClass
  const before = Object.getOwnPropertyDescriptors(prototype)
  const parentClass = Object.getPrototypeOf(mockClass)
  const parentPrototype = Object.getPrototypeOf(prototype)
  const clients = new Set<MockInstance>()
  const adopt: Adopt = (instance) => {
    adoptInstance(mockClass, instance)
    track(clients, instance)
  }
  const added = addedMembers(mockClass, adopt)

  Object.setPrototypeOf(mockClass, createBase(clients))
  Object.setPrototypeOf(prototype, RealRedis.prototype)
  for (const name of REMOVED) Reflect.deleteProperty(prototype, name)
  Object.defineProperties(prototype, added)

  const restore = () => {
    for (const client of clients) Object.setPrototypeOf(client, copyOfChain(client))
    Object.setPrototypeOf(mockClass, parentClass)
    Object.setPrototypeOf(prototype, parentPrototype)
    for (const name of Object.keys(added)) Reflect.deleteProperty(prototype, name)
    Object.defineProperties(prototype, before)
  }
  return { adopt, restore }
}

/** Knows a client as long as its connection has not ended: it is still one after `restore`. */
function track(clients: Set<MockInstance>, instance: MockInstance): void {
  // The event comes a tick after the connection begins.
  if (instance.status === 'connecting') clients.add(instance)
  instance.on('connecting', () => clients.add(instance))
  instance.on('end', () => clients.delete(instance))
}

/**
 * What `super()` in the constructor of ioredis-mock makes: a client that waits for its options.
 * @param clients holds those whose connection has not ended.
 */
function createBase(clients: Set<MockInstance>): object {
  function Base(): MockInstance {
    const waiting = { lazyConnect: true, Connector: StreamConnector as never }
    const instance: MockInstance = Reflect.construct(RealRedis, [waiting], new.target as never)
    Object.defineProperty(instance, 'options', {
      configurable: true,
      enumerable: true,
      get: () => waiting,
      set(given: MockOptions) {
        beginClient(instance, given)
        track(clients, instance)
      },
    })
    return instance
  }
  return Object.setPrototypeOf(Base, RealRedis)
}

/** The prototypes of a client as they are, for when those of its class are given back. */
function copyOfChain(object: object): object {
  const prototype = Object.getPrototypeOf(object)
  if (prototype === RealRedis.prototype) return prototype
  return Object.create(copyOfChain(prototype), Object.getOwnPropertyDescriptors(prototype))
}

function addedMembers(mockClass: MockClass, adopt: Adopt): PropertyDescriptorMap {
  return {
    ...Object.fromEntries(REPLACED.map((name) => [name, replacement(adopt, name)])),
    /** The constructor of ioredis-mock calls it to make its own commands; ioredis has its own. */
    _initCommands: { configurable: true, writable: true, value: () => {} },
    /** As that of ioredis: the same options but for what is given, and no seeds again. */
    duplicate: {
      configurable: true,
      writable: true,
      value(this: MockInstance, override?: MockOptions): MockInstance {
        if (!isClient(this)) adopt(this)
        const { data: _seeded, ...options } = this.options
        return Reflect.construct(mockClass, [{ ...options, ...override }])
      },
    },
  }
}

/**
 * A method of ioredis in the place of that of ioredis-mock. A client that is older than the patch
 * reaches it too, and is patched then.
 */
function replacement(adopt: Adopt, name: (typeof REPLACED)[number]): PropertyDescriptor {
  const method = RealRedis.prototype[name] as (...args: unknown[]) => unknown
  return {
    configurable: true,
    writable: true,
    value(this: MockInstance, ...args: unknown[]): unknown {
      if (!isClient(this)) adopt(this)
      return method.apply(this, args)
    },
  }
}

/** Whether the constructor of ioredis made a client. */
function isClient(instance: MockInstance): boolean {
  return Object.hasOwn(instance, 'connector')
}
