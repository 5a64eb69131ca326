import type { RedisVersion } from '../reply/version.js'
import { createServer } from '../server/registry/registry.js'
import type { ServerOptions } from '../server/server-options.js'
import { faultOf, type SentinelChoice, serveSentinel } from './serve-sentinel.js'

export interface ServeOptions extends SentinelChoice {
  readonly port: number
  readonly host: string
  readonly unixsocket?: string
  readonly databases: number
  readonly cluster: boolean
  readonly redisVersion: RedisVersion
}

/** Listens until the process is asked to end. Once it listens, it says where. */
export async function serve(options: ServeOptions): Promise<void> {
  const { cluster, host, unixsocket, databases, redisVersion, sentinel: name } = options
  const fault = faultOf(host, options)
  if (fault !== undefined) throw new Error(`Failed to serve: ${fault}`)
  const common: ServerOptions = {
    redisVersion,
    onLog: (level, message) => process.stdout.write(`${level}: ${message}\n`),
  }
  const server = createServer({
    ...common,
    databases,
    cluster,
    config: {
      port: options.port,
      'enable-debug-command': 'yes',
    },
  })
  const servers = [server]
  const { port } = await server.listen({ port: options.port, host })
  let also = ''
  if (unixsocket !== undefined) {
    await server.listen({ path: unixsocket })
    also += ` and at ${unixsocket}`
  }
  if (name !== undefined) {
    const sentinel = await serveSentinel({ server, host, port }, name, options, common)
    servers.push(sentinel.server)
    also += `, as ${name} of the sentinel at ${host}:${sentinel.port}`
  }
  process.stdout.write(`Ready to accept connections at ${host}:${port}${also}\n`)
  const end = () => {
    // Nothing else keeps the process alive.
    for (const each of servers) each.close()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
