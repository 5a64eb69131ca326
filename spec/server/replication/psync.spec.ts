import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { TOO_FEW_REPLICAS } from '../../../lib/reply/errors/server.js'
import { OK } from '../../../lib/reply/reply.js'
import { encodeCommand } from '../../../lib/resp/encode-command.js'
import { Connection } from '../../../lib/server/connection/connection.js'
import { infoText } from '../../../lib/server/info/info.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import type { Server } from '../../../lib/server/server.js'
import type { Session } from '../../../lib/server/session.js'

/** Once all is sent that there is. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A replica's end of a connection: what it says, and what it got. */
class ReplicaEnd {
  received = ''
  isEnded = false
  readonly #connection: Connection

  constructor(server: Server) {
    this.#connection = new Connection(server, {
      write: (bytes) => {
        this.received += bytes
        return true
      },
      end: () => this.end(),
      hold: () => {},
      pending: () => 0,
      cut: () => this.end(),
    })
  }

  async say(...argv: ByteString[]): Promise<string> {
    const before = this.received.length
    this.#connection.receive(Buffer.from(encodeCommand(argv), 'latin1'))
    await settled()
    return this.received.slice(before)
  }

  /** Takes what came since it was asked last. */
  async take(): Promise<string> {
    await settled()
    const { received } = this
    this.received = ''
    return received
  }

  end(): void {
    this.isEnded = true
  }
}

describe('a replica', () => {
  let server: Server
  let client: Session
  let replica: ReplicaEnd

  beforeEach(() => {
    server = createServer({ config: { 'enable-debug-command': 'yes' } })
    client = server.connect()
    replica = new ReplicaEnd(server)
  })
  afterEach(() => server.close())

  async function sync(): Promise<void> {
    await replica.say('PSYNC', '?', '-1')
    await replica.take()
  }

  it('gets all data, and then what changes', async () => {
    client.execute(['SET', 'a', '1'])
    const before = server.replication.replicas.id
    const answer = await replica.say('PSYNC', '?', '-1')
    const { id } = server.replication.replicas
    expect(id).not.toBe(before)
    expect(answer).toMatch(new RegExp(`^\\+FULLRESYNC ${id} 0\\r\\n\\$\\d+\\r\\nREDIS0012`))
    await replica.take()
    client.execute(['INCR', 'a'])
    expect(await replica.take()).toBe(encodeCommand(['SELECT', '0']) + encodeCommand(['INCR', 'a']))
  })

  it('gets all data by SYNC without a head', async () => {
    expect(await replica.say('SYNC')).toMatch(/^\$\d+\r\nREDIS0012/)
  })

  it('goes on from the byte that it asks for', async () => {
    await sync()
    client.execute(['SET', 'a', '1'])
    const { id, offset } = server.replication.replicas
    client.execute(['SET', 'b', '2'])
    const later = new ReplicaEnd(server)
    await later.say('REPLCONF', 'capa', 'psync2')
    await later.take()
    expect(await later.say('PSYNC', id, `${offset + 1}`)).toBe(
      `+CONTINUE ${id}\r\n${encodeCommand(['SET', 'b', '2'])}`,
    )
  })

  it('gets all data where it asks for a history or a byte that is not kept', async () => {
    await sync()
    const { id } = server.replication.replicas
    expect(await replica.say('PSYNC', id, '999')).toMatch(/^\+FULLRESYNC/)
    expect(await replica.say('PSYNC', 'f'.repeat(40), '1')).toMatch(/^\+FULLRESYNC/)
  })

  /** Figures of INFO by their names. */
  function figures(...names: readonly string[]): string[] {
    const text = infoText(server, [])
    return names.map((name) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text)?.[1] ?? 'none')
  }

  it('is counted by INFO, by how it was served', async () => {
    const SYNCS = ['sync_full', 'sync_partial_ok', 'sync_partial_err']
    await sync()
    expect(figures(...SYNCS)).toEqual(['1', '0', '0'])
    const { id, offset } = server.replication.replicas
    await new ReplicaEnd(server).say('PSYNC', id, `${offset + 1}`)
    expect(figures(...SYNCS)).toEqual(['1', '1', '0'])
    await new ReplicaEnd(server).say('PSYNC', 'f'.repeat(40), '1')
    expect(figures(...SYNCS)).toEqual(['2', '1', '1'])
    await new ReplicaEnd(server).say('SYNC')
    expect(figures(...SYNCS)).toEqual(['3', '1', '1'])
    client.execute(['CONFIG', 'RESETSTAT'])
    expect(figures(...SYNCS)).toEqual(['0', '0', '0'])
  })

  it('has its bytes counted apart from those of clients', async () => {
    const answer = await replica.say('PSYNC', '?', '-1')
    const data = answer.slice(answer.indexOf('$'))
    const BYTES = ['total_net_repl_output_bytes', 'total_net_output_bytes']
    expect(figures(...BYTES)).toEqual([`${data.length}`, '0'])
    client.execute(['SET', 'a', '1'])
    const stream = encodeCommand(['SELECT', '0']) + encodeCommand(['SET', 'a', '1'])
    await settled()
    expect(figures(...BYTES)).toEqual([`${data.length + stream.length}`, '0'])
  })

  it('has a backlog, which takes memory in blocks', async () => {
    const MEMORY = ['mem_replication_backlog', 'mem_total_replication_buffers']
    expect(figures(...MEMORY)).toEqual(['0', '0'])
    await sync()
    expect(figures(...MEMORY)).toEqual(['4', '0'])
    client.execute(['SET', 'a', 'x'.repeat(309_544 - 53)])
    expect(figures(...MEMORY)).toEqual(['328068', '328064'])
  })

  it('goes on behind a failover, and not behind a restart', async () => {
    await sync()
    client.execute(['SET', 'a', '1'])
    const { id, offset } = server.replication.replicas
    server.failover()
    expect(replica.isEnded).toBe(true)
    const later = new ReplicaEnd(server)
    await later.say('REPLCONF', 'capa', 'psync2')
    await later.take()
    expect(await later.say('PSYNC', id, `${offset + 1}`)).toBe(
      `+CONTINUE ${server.replication.replicas.id}\r\n`,
    )
    server.restart()
    expect(await new ReplicaEnd(server).say('PSYNC', id, `${offset + 1}`)).toMatch(/^\+FULLRESYNC/)
  })

  it('answers WAIT by what it acknowledges', async () => {
    await sync()
    client.execute(['SET', 'a', '1'])
    const answer = client.execute(['WAIT', '1', '0'])
    expect(await replica.take()).toContain(encodeCommand(['REPLCONF', 'GETACK', '*']))
    expect(await replica.say('REPLCONF', 'ACK', `${server.replication.replicas.offset}`)).toBe('')
    expect(await answer).toBe(1)
    expect(client.execute(['WAIT', '1', '0'])).toBe(1)
    expect(await client.execute(['WAIT', '2', '1'])).toBe(1)
  })

  it('shows in ROLE, INFO and CLIENT LIST', async () => {
    await replica.say('REPLCONF', 'listening-port', '7001')
    await sync()
    expect(client.execute(['ROLE'])).toEqual(['master', 0, [['127.0.0.1', '7001', '0']]])
    expect(String((client.execute(['INFO', 'replication']) as { text: string }).text)).toContain(
      'slave0:ip=127.0.0.1,port=7001,state=online,offset=0,lag=0',
    )
    expect(`${JSON.stringify(client.execute(['CLIENT', 'LIST']))}`).toContain('flags=S')
  })

  it('lets writes through that want a replica', async () => {
    client.execute(['CONFIG', 'SET', 'min-replicas-to-write', '1'])
    expect(client.execute(['SET', 'a', '1'])).toBe(TOO_FEW_REPLICAS)
    await sync()
    expect(client.execute(['SET', 'a', '1'])).toBe(OK)
  })

  it('hears of an option of REPLCONF that nobody knows', async () => {
    expect(await replica.say('REPLCONF', 'nope', '1')).toBe(
      '-ERR Unrecognized REPLCONF option: nope\r\n',
    )
    expect(await replica.say('REPLCONF', 'capa', 'eof', 'capa', 'psync2')).toBe('+OK\r\n')
    expect(await replica.say('REPLCONF', 'capa')).toBe('-ERR syntax error\r\n')
  })

  /** What 6.2 to 7.4 answer alike. */
  it.each([
    ['? x', '-ERR value is not an integer or out of range\r\n'],
    ['? -1 FAILOVER', "-ERR PSYNC FAILOVER can't be sent to a master.\r\n"],
    ['a x failover', "-ERR PSYNC FAILOVER can't be sent to a master.\r\n"],
  ])('is refused PSYNC %s', async (words, answer) => {
    expect(await replica.say('PSYNC', ...words.split(' '))).toBe(answer)
  })

  it('hears the name of a history only where it says that it can follow a new one', async () => {
    await sync()
    const { id } = server.replication.replicas
    expect(await new ReplicaEnd(server).say('PSYNC', id, '1')).toBe('+CONTINUE\r\n')
    const newer = new ReplicaEnd(server)
    await newer.say('REPLCONF', 'capa', 'eof', 'capa', 'psync2')
    await newer.take()
    expect(await newer.say('PSYNC', id, '1')).toBe(`+CONTINUE ${id}\r\n`)
  })

  it('stays over DEBUG RELOAD, which it does not hear of', async () => {
    client.execute(['SET', 'a', '1'])
    await sync()
    const { id, offset } = server.replication.replicas
    expect(client.execute(['DEBUG', 'RELOAD'])).toBe(OK)
    expect(await replica.take()).toBe('')
    expect(replica.isEnded).toBe(false)
    expect(server.replication.replicas).toMatchObject({ id, offset })
    expect(await new ReplicaEnd(server).say('PSYNC', id, `${offset + 1}`)).toBe('+CONTINUE\r\n')
  })

  it('stays over DEBUG CHANGE-REPL-ID, and has no part in the old history any more', async () => {
    await sync()
    client.execute(['SET', 'a', '1'])
    await replica.take()
    const { id, offset } = server.replication.replicas
    const { runId } = server
    expect(client.execute(['DEBUG', 'CHANGE-REPL-ID'])).toBe(OK)
    expect(replica.isEnded).toBe(false)
    expect(server.runId).toBe(runId)
    const { replicas } = server.replication
    expect(replicas.id).not.toBe(id)
    expect(replicas).toMatchObject({ offset, formerId: '0'.repeat(40), formerEnd: -1 })
    client.execute(['SET', 'b', '2'])
    expect(await replica.take()).toBe(encodeCommand(['SET', 'b', '2']))
    const next = `${replicas.offset + 1}`
    expect(await new ReplicaEnd(server).say('PSYNC', id, next)).toMatch(/^\+FULLRESYNC/)
    expect(await new ReplicaEnd(server).say('PSYNC', replicas.id, next)).toBe('+CONTINUE\r\n')
  })

  it('needs a connection', () => {
    expect(`${JSON.stringify(client.execute(['PSYNC', '?', '-1']))}`).toContain(
      'a session without a connection takes no stream',
    )
  })
})
