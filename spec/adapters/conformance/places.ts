import { intercept } from '../../../lib/adapters/net/intercept.js'
import { createServer } from '../../../lib/index.js'
import type { Place } from './face.js'
import { openRealServer } from './real-server.js'

/** A port that nobody listens to: connections to it end in memory. */
const PORT = 7

/** Opens a place with an empty server: a cluster of one node, or a single one. */
export interface Way {
  readonly name: string
  open(isCluster?: boolean): Promise<Place>
}

/** A server in memory that clients find at a port, by their own way to open connections. */
export const byPort: Way = {
  name: 'in memory',
  async open(isCluster = false) {
    const server = createServer({ cluster: isCluster })
    const undo = intercept(({ port }) => (port === PORT ? { server } : 'through'))
    return {
      host: '127.0.0.1',
      port: PORT,
      close() {
        undo()
        return server.close()
      },
    }
  },
}

const onRealServer: Way = { name: 'on a real server', open: openRealServer }

/** Where real clients go: to a real server as well, where there is one. */
export const WAYS: readonly Way[] = process.env['REDIS_ORACLE'] ? [byPort, onRealServer] : [byPort]
