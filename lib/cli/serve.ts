import type { RedisVersion } from '../reply/version.js'
import { createServer } from '../server/registry/registry.js'

export interface ServeOptions {
  readonly port: number
  readonly host: string
  readonly unixsocket?: string
  readonly databases: number
  readonly cluster: boolean
  readonly redisVersion: RedisVersion
}

/** Listens until the process is asked to end. Once it listens, it says where. */
export async function serve(options: ServeOptions): Promise<void> {
  const { cluster, host, unixsocket, databases, redisVersion } = options
  const server = createServer({
    redisVersion,
    databases,
    cluster,
    config: {
      port: options.port,
      'enable-debug-command': 'yes',
    },
    onLog: (level, message) => process.stdout.write(`${level}: ${message}\n`),
  })
  const { port } = await server.listen({ port: options.port, host })
  if (unixsocket !== undefined) await server.listen({ path: unixsocket })
  const also = unixsocket === undefined ? '' : ` and at ${unixsocket}`
  process.stdout.write(`Ready to accept connections at ${host}:${port}${also}\n`)
  const end = () => {
    // Nothing else keeps the process alive.
    server.close()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
