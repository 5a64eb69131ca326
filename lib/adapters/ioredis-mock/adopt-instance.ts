import { StreamConnector } from '../net/stream-connector.js'
import { beginClient } from './begin-client.js'
import type { MockClass, MockInstance } from './mock-class.js'
import { RealRedis } from './real-redis.js'

/**
 * Makes a client that was created before its class was patched a client like those created after.
 * Its commands are properties of its own, so nothing on the class reaches it; they go, and what the
 * constructor of ioredis sets up takes their place. Its data of before stays behind.
 */
export function adoptInstance(mockClass: MockClass, instance: MockInstance): void {
  const { options } = instance
  const waiting = { lazyConnect: true, Connector: StreamConnector as never }
  const fresh = Reflect.construct(RealRedis, [waiting], mockClass as never)
  for (const name of Object.getOwnPropertyNames(instance)) removeCommand(instance, name)
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(fresh))) {
    if (!name.startsWith('_event')) Object.defineProperty(instance, name, descriptor)
  }
  // The options of before say `lazyConnect: false`, but the constructor is over: no events follow.
  const { lazyConnect, data: _seeded, ...given } = options
  beginClient(instance, lazyConnect ? { ...given, lazyConnect } : given)
}

/** Unsupported commands of ioredis-mock are not configurable: those are written over. */
function removeCommand(instance: MockInstance, name: string): void {
  const own = Object.getOwnPropertyDescriptor(instance, name)
  if (typeof own?.value !== 'function') return
  if (own.configurable) Reflect.deleteProperty(instance, name)
  else Reflect.set(instance, name, Reflect.get(RealRedis.prototype, name))
}
