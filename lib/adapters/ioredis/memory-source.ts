import { createConnection, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { CONNECTOR, type Connector } from '../net/marked-options.js'
import { StreamConnector } from '../net/stream-connector.js'
import type {
  Options,
  SentinelSourceClass,
  StreamSource,
  StreamSourceClass,
} from './client-classes.js'

/** What of a client's options says where its server is. */
const ADDRESS = ['host', 'port', 'family']

/** On a {@link StreamSourceClass}: that it is one of ours. */
const OURS = Symbol.for('redis-mock-lua.ioredis')

/**
 * The class that ioredis takes as option `Connector` of clients whose streams end in memory, also the
 * streams of the sentinels that they ask.
 */
export function memorySource(
  SentinelConnector: SentinelSourceClass,
  connector: Connector,
): StreamSourceClass {
  const Sentinel = sentinelSource(SentinelConnector, connector)
  function MemorySource(options: Options): StreamSource {
    return options['sentinels'] ? new Sentinel(options) : plainSource(options, connector)
  }
  return Object.assign(MemorySource, { [OURS]: true }) as unknown as StreamSourceClass
}

/** Whether a `Connector` is one of ours: the options of a client are handed on to its duplicates. */
export function isMemorySource(candidate: unknown): boolean {
  return typeof candidate === 'function' && OURS in candidate
}

function plainSource(options: Options, connector: Connector): StreamSource {
  return new StreamConnector(() => open(options, connector))
}

/** As ioredis opens a connection, whose options are then marked. */
function open(options: Options, connector: Connector): Socket {
  const { path, tls } = options
  const known = ADDRESS.filter((name) => options[name] !== undefined && options[name] !== null)
  const place = path ? { path } : Object.fromEntries(known.map((name) => [name, options[name]]))
  const marked = { ...place, ...(tls as Options | undefined), [CONNECTOR]: connector } as never
  return tls ? connectTls(marked) : createConnection(marked)
}

/** ioredis's own way to ask sentinels, with streams in memory. */
function sentinelSource(
  SentinelConnector: SentinelSourceClass,
  connector: Connector,
): StreamSourceClass {
  return class extends SentinelConnector {
    override connect(emit: (event: string, error?: Error) => void): Promise<unknown> {
      this.emitter ??= { emit: (event) => emit(event) }
      return super.connect(emit)
    }

    override connectToSentinel(endpoint: Options, options?: Options): object {
      const Connector = class extends StreamConnector {
        constructor(own: Options) {
          super(() => open(own, connector))
        }
      }
      return super.connectToSentinel(endpoint, { ...options, Connector })
    }

    /** ioredis hands the address on to `node:net` as it is. */
    override async resolve(endpoint: Options): Promise<Options | null> {
      const address = await super.resolve(endpoint)
      return address && { ...address, [CONNECTOR]: connector }
    }
  }
}
