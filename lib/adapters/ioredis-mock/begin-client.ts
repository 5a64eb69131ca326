import { memoryConnector, serverOf } from './memory-connector.js'
import type { MockInstance, MockOptions } from './mock-class.js'
import { seedData } from './seed-data.js'

/** What the constructor of ioredis-mock leaves on an instance for its own commands. */
const LEFTOVERS = [
  '_signalModifiedKey',
  'batch',
  'connected',
  'context',
  'customCommands',
  'data',
  'dirty',
  'expires',
  'keyData',
  'keyspaceEvents',
  'shaScripts',
  'subscriberMode',
  'watching',
]

/** Gives a client of the patched class its options, its seeds and its connection. */
export function beginClient(instance: MockInstance, given: MockOptions): void {
  dropLeftovers(instance)
  setOptions(instance, given)
  if (given.lazyConnect === false) swallowMockEvents(instance)

  const { data, notifyKeyspaceEvents, scripts, lazyConnect, db, keyPrefix } = instance.options
  const server = serverOf(instance)
  if (data !== undefined) seedData(server, db ?? 0, data, keyPrefix ?? '')
  if (notifyKeyspaceEvents) server.config.set('notify-keyspace-events', notifyKeyspaceEvents)
  for (const [name, definition] of Object.entries(scripts ?? {})) {
    instance.defineCommand(name, definition as Parameters<typeof instance.defineCommand>[1])
  }
  // A refused connection reaches the user as an `error` event.
  if (!lazyConnect) instance.connect().catch(() => {})
}

function dropLeftovers(instance: MockInstance): void {
  const { context, _signalModifiedKey: listener } = instance
  if (listener !== undefined) context?.modifiedKeyEvents.off('modified', listener)
  for (const name of LEFTOVERS) Reflect.deleteProperty(instance, name)
}

/**
 * The options as ioredis completes them. Those that say how to find or enter a server of the system
 * go: ioredis-mock ignores them too, and a server in memory has no password to ask for.
 */
function setOptions(instance: MockInstance, given: MockOptions): void {
  const {
    username: _user,
    password: _password,
    sentinels: _sentinels,
    tls: _tls,
    ...options
  } = given
  Object.defineProperty(instance, 'options', {
    configurable: true,
    enumerable: true,
    writable: true,
    value: {},
  })
  instance.parseOptions({ disableClientInfo: true, ...options })
  instance.connector = memoryConnector(instance)
}

/**
 * ioredis-mock emits `connect` and `ready` of its own in the tick after its constructor. They come
 * before the connection is up, so the first of each name is not heard.
 */
function swallowMockEvents(instance: MockInstance): void {
  const expected = ['connect', 'ready']
  Object.defineProperty(instance, 'emit', {
    configurable: true,
    value(this: MockInstance, event: string, ...args: unknown[]): boolean {
      const emit = Object.getPrototypeOf(instance).emit as (...args: unknown[]) => boolean
      if (event !== expected[0]) return emit.call(this, event, ...args)
      expected.shift()
      if (expected.length === 0) Reflect.deleteProperty(instance, 'emit')
      return false
    },
  })
}
