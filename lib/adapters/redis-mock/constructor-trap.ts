import nodeRedis, { type ClientOptions } from 'redis-3'
import type { MockClient } from './mock-module.js'

/** What the constructor of redis-mock sets, in this order, on its own store and events. */
const SET_BY_MOCK = [
  'options',
  'stream',
  'connected',
  'ready',
  'pub_sub_mode',
  '_redisMock',
  'subscriptions',
  'psubscriptions',
  '_selectedDbIndex',
] as const

/**
 * What `super()` in the constructor of redis-mock makes: an object that takes what the constructor
 * sets without effect, and is a client of node_redis when the constructor is over.
 *
 * @param begin makes it a client.
 */
export function createBase(begin: (client: MockClient, options: ClientOptions) => void): object {
  function Base(): MockClient {
    const client: MockClient = Object.create(new.target.prototype as object)
    let options: ClientOptions = {}
    let nextTick = process.nextTick
    const setters: Readonly<Record<string, (value: never) => void>> = {
      options: (given: ClientOptions) => {
        options = given
      },
      // The next statement asks for a tick, in which the mock would say that it is connected.
      psubscriptions: () => {
        nextTick = process.nextTick
        process.nextTick = () => {}
      },
      _selectedDbIndex: () => {
        process.nextTick = nextTick
        for (const name of SET_BY_MOCK) Reflect.deleteProperty(client, name)
        begin(client, options)
      },
    }
    for (const name of SET_BY_MOCK) {
      Object.defineProperty(client, name, { configurable: true, get, set: setters[name] ?? ignore })
    }
    return client
  }
  return Object.setPrototypeOf(Base, nodeRedis.RedisClient)
}

function ignore(): void {}

/** The mock listens to its own store, which nothing writes any more. */
function get(): object {
  return { on: ignore }
}
