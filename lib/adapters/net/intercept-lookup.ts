import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { isIP } from 'node:net'
import { replaceMethod } from './replaced-method.js'
import { srvRecordsOf } from './srv-records.js'

const { nextTick } = process

type Callback = (error: Error | null, address: unknown, family?: number) => void
type Lookup = (host: string, ...others: unknown[]) => unknown
type LookupPromise = (host: string, options?: LookupOptions) => Promise<unknown>

type ResolveSrv = (host: string, callback: SrvCallback) => unknown
type SrvCallback = (error: Error | null, records: readonly dns.SrvRecord[]) => void

interface LookupOptions {
  readonly all?: boolean
}

/**
 * Says whether a name is to be looked up nowhere, since who asks will find it in memory.
 * @param lookup the function that was called.
 */
export type IsKnownHost = (host: string, lookup: (...args: never[]) => unknown) => boolean

/**
 * Answers who looks up a name that is in memory: the name stands for its own address. Clients of
 * clusters look up the names of nodes before they connect, node-redis 6 that of its server. Where a
 * client asks for the servers of a service (`useSRVRecords` of ioredis), there is one, at that name.
 *
 * @returns what gives `node:dns` back.
 */
export function interceptLookups(isKnown: IsKnownHost): () => void {
  const ask: IsKnownHost = (host, lookup) => isKnown(host, lookup)
  const neutral = () => false
  const undo = [
    replaceMethod<Lookup, IsKnownHost>(dns, 'lookup', { ask, neutral, make: makeLookup }),
    replaceMethod<LookupPromise, IsKnownHost>(dns.promises, 'lookup', {
      ask,
      neutral,
      make: makeLookupPromise,
    }),
    replaceMethod<ResolveSrv, IsKnownHost>(dns, 'resolveSrv', {
      ask,
      neutral,
      make: makeResolveSrv,
    }),
  ]
  syncBuiltinESMExports()
  return () => {
    for (const giveBack of undo) giveBack()
    syncBuiltinESMExports()
  }
}

function makeLookup(original: Lookup, asked: () => IsKnownHost): Lookup {
  return function lookup(host, ...others) {
    const callback = others.at(-1)
    if (typeof callback !== 'function' || isIP(host) || !asked()(host, lookup)) {
      return original(host, ...others)
    }
    const found = answer(host, others[0])
    const values = Array.isArray(found) ? [found] : [found.address, found.family]
    nextTick(callback as Callback, null, ...values)
    return {}
  }
}

function makeLookupPromise(original: LookupPromise, asked: () => IsKnownHost): LookupPromise {
  return async function lookup(host, options) {
    return isIP(host) || !asked()(host, lookup) ? original(host, options) : answer(host, options)
  }
}

function makeResolveSrv(original: ResolveSrv, asked: () => IsKnownHost): ResolveSrv {
  return function resolveSrv(host, callback) {
    if (typeof callback !== 'function' || !asked()(host, resolveSrv))
      return original(host, callback)
    nextTick(callback, null, srvRecordsOf(host))
    return {}
  }
}

/** What a lookup with such options answers. */
function answer(host: string, options: unknown) {
  const found = { address: host, family: 4 }
  return (options as LookupOptions | undefined)?.all === true ? [found] : found
}
