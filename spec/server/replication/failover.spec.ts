import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ErrorReply } from '../../../lib/reply/reply.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import type { Server } from '../../../lib/server/server.js'

/** How many replicas there are, what is asked, and what 6.2.16, 7.0.15, 7.2.6 and 7.4.1 answer alike. */
const REFUSALS = [
  [0, 'FAILOVER', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER X', 'ERR syntax error'],
  [0, 'FAILOVER ABORT', 'ERR No failover in progress.'],
  [0, 'FAILOVER ABORT X', 'ERR syntax error'],
  [0, 'FAILOVER TIMEOUT 0', 'ERR FAILOVER timeout must be greater than 0'],
  [0, 'FAILOVER TIMEOUT -1', 'ERR FAILOVER timeout must be greater than 0'],
  [0, 'FAILOVER TIMEOUT x', 'ERR value is not an integer or out of range'],
  [0, 'FAILOVER TIMEOUT', 'ERR syntax error'],
  [0, 'FAILOVER TIMEOUT 5 TIMEOUT 5', 'ERR syntax error'],
  [0, 'FAILOVER TO a', 'ERR syntax error'],
  [0, 'FAILOVER TO a b', 'ERR value is not an integer or out of range'],
  [0, 'FAILOVER TO a 1', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER TO a 70000', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER TO 127.0.0.1 9998', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER FORCE', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER FORCE FORCE', 'ERR syntax error'],
  [0, 'FAILOVER TO a 1 FORCE', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER TIMEOUT 5 FORCE', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER TO a 1 FORCE TIMEOUT 100', 'ERR FAILOVER requires connected replicas.'],
  [0, 'FAILOVER TIMEOUT 100 ABORT', 'ERR syntax error'],
  [1, 'FAILOVER X', 'ERR syntax error'],
  [1, 'FAILOVER ABORT', 'ERR No failover in progress.'],
  [1, 'FAILOVER ABORT X', 'ERR syntax error'],
  [1, 'FAILOVER TIMEOUT 0', 'ERR FAILOVER timeout must be greater than 0'],
  [1, 'FAILOVER TIMEOUT -1', 'ERR FAILOVER timeout must be greater than 0'],
  [1, 'FAILOVER TIMEOUT x', 'ERR value is not an integer or out of range'],
  [1, 'FAILOVER TIMEOUT', 'ERR syntax error'],
  [1, 'FAILOVER TIMEOUT 5 TIMEOUT 5', 'ERR syntax error'],
  [1, 'FAILOVER TO a', 'ERR syntax error'],
  [1, 'FAILOVER TO a b', 'ERR value is not an integer or out of range'],
  [1, 'FAILOVER TO a 1', 'ERR FAILOVER target HOST and PORT is not a replica.'],
  [1, 'FAILOVER TO a 70000', 'ERR FAILOVER target HOST and PORT is not a replica.'],
  [1, 'FAILOVER TO 127.0.0.1 9998', 'ERR FAILOVER target HOST and PORT is not a replica.'],
  [
    1,
    'FAILOVER FORCE',
    'ERR FAILOVER with force option requires both a timeout and target HOST and IP.',
  ],
  [1, 'FAILOVER FORCE FORCE', 'ERR syntax error'],
  [
    1,
    'FAILOVER TO a 1 FORCE',
    'ERR FAILOVER with force option requires both a timeout and target HOST and IP.',
  ],
  [
    1,
    'FAILOVER TIMEOUT 5 FORCE',
    'ERR FAILOVER with force option requires both a timeout and target HOST and IP.',
  ],
  [1, 'FAILOVER TO a 1 FORCE TIMEOUT 100', 'ERR FAILOVER target HOST and PORT is not a replica.'],
  [1, 'FAILOVER TIMEOUT 100 ABORT', 'ERR syntax error'],
] as const

describe('FAILOVER', () => {
  let server: Server

  beforeEach(() => {
    server = createServer()
  })
  afterEach(() => server.close())

  function ask(replicas: number, words: string): unknown {
    if (replicas > 0) addReplica()
    return server.connect().execute(words.split(' '))
  }

  function addReplica(): void {
    const session = server.connect()
    const replica = server.replication.replicas.of(session)
    replica.port = 9999
    server.replication.openStream()
    server.replication.replicas.begin(session, '', '')
  }

  it.each(REFUSALS)('with %d replicas: %s', (replicas, words, text) => {
    expect(ask(replicas, words)).toEqual(new ErrorReply(text))
  })

  it.each(['FAILOVER', 'FAILOVER TO 127.0.0.1 9999', 'FAILOVER TO 127.0.0.1 9999 FORCE TIMEOUT 9'])(
    'cannot hand over to a replica: %s',
    (words) => {
      expect(ask(1, words)).toEqual(
        new ErrorReply(
          'ERR FAILOVER is not available here: a server in memory opens no connections to others, and cannot follow the replica that takes over',
        ),
      )
    },
  )

  it('is for single servers', () => {
    const cluster = createServer({ cluster: true })
    expect(cluster.connect().execute(['FAILOVER'])).toEqual(
      new ErrorReply(
        'ERR FAILOVER not allowed in cluster mode. Use CLUSTER FAILOVER command instead.',
      ),
    )
    cluster.close()
  })
})
