import nodeRedis, { type ClientOptions } from 'redis-3'
import { clientOptions } from './client-options.js'
import { createBase } from './constructor-trap.js'
import { memoryMembers } from './memory-members.js'
import type { MockClass, MockClient } from './mock-module.js'

const real = nodeRedis.RedisClient

/** A class that is patched. */
export interface Patch {
  /** Makes a client of one that was created before. Its data of before stays behind. */
  adopt(client: MockClient): void
  /** Gives the class back as it was. */
  restore(): void
}

/**
 * Makes a client of redis-mock a client of node_redis 3 whose stream ends in memory. The class then
 * derives from that of node_redis, and has none of its own methods; its own constructor still runs.
 */
export function patchClass(mockClass: MockClass): Patch {
  const { prototype } = mockClass
  const before = Object.getOwnPropertyDescriptors(prototype)
  const parentClass = Object.getPrototypeOf(mockClass)
  const parentPrototype = Object.getPrototypeOf(prototype)
  const clients = new Set<MockClient>()

  for (const name of Object.keys(before)) {
    if (name !== 'constructor') Reflect.deleteProperty(prototype, name)
  }
  const members = memoryMembers(mockClass, clients, adopt)
  Object.defineProperties(prototype, members)
  Object.setPrototypeOf(prototype, real.prototype)
  Object.setPrototypeOf(mockClass, createBase(begin))

  return {
    adopt,
    restore() {
      for (const client of clients) Object.setPrototypeOf(client, copyOfChain(client))
      Object.setPrototypeOf(mockClass, parentClass)
      Object.setPrototypeOf(prototype, parentPrototype)
      for (const name of Object.keys(members)) Reflect.deleteProperty(prototype, name)
      Object.defineProperties(prototype, before)
    },
  }
}

/** Runs the constructor of node_redis, a plain function, on an object that is there. */
function begin(client: MockClient, options: ClientOptions): void {
  Reflect.apply(real, client, [clientOptions(options)])
}

function adopt(client: MockClient): void {
  const { options } = client
  for (const name of Object.keys(client)) {
    // Who listened to events of the mock listens to those of the client.
    if (!name.startsWith('_event')) Reflect.deleteProperty(client, name)
  }
  begin(client, options)
}

/** The prototypes of a client as they are, for when those of its class are given back. */
function copyOfChain(object: object): object {
  const prototype = Object.getPrototypeOf(object)
  if (prototype === real.prototype) return prototype
  return Object.create(copyOfChain(prototype), Object.getOwnPropertyDescriptors(prototype))
}
