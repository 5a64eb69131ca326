import type { ClientOptions } from 'redis-3'
import unifyOptions from 'redis-3/lib/createClient.js'

/** Whom to prove to be: a server in memory has no password to ask for. */
const CREDENTIALS = ['password', 'auth_pass', 'user', 'auth_user']
/** What redis-mock reads out of a URL, after its own fashion. */
const OF_THE_URL = ['url', 'host', 'port', 'path']

/** The options of a client, from those that reached the constructor of redis-mock. */
export function clientOptions(given: ClientOptions): ClientOptions {
  return without(typeof given['url'] === 'string' ? readUrl(given['url'], given) : given, [
    ...CREDENTIALS,
    'url',
  ])
}

/** The options of the arguments of `createClient`, as node_redis 3 reads them. */
export function readArguments(args: readonly unknown[]): ClientOptions {
  return without(unifyOptions(...args), ['url'])
}

/**
 * `createClient` of redis-mock takes a database for a part of the path and leaves escapes alone: what
 * it made of a URL goes, and node_redis reads it again.
 */
function readUrl(url: string, given: ClientOptions): ClientOptions {
  const { searchParams } = new URL(url, 'redis://localhost')
  const read = [...searchParams.keys()].filter((name) => given[name] === searchParams.get(name))
  return unifyOptions(url, without(given, [...OF_THE_URL, ...read]))
}

function without(options: ClientOptions, names: readonly string[]): ClientOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)))
}
