import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { WireTalk } from '../support/wire-talk.js'

const INFO: Readonly<Record<RedisVersion, string>> = {
  '6.2':
    'id=1 addr=a laddr=127.0.0.1:6379 fd=8 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 multi=-1 qbuf=26 qbuf-free=32744 argv-mem=10 obl=0 oll=0 omem=0 tot-mem=49810 events=r cmd=client user=default redir=-1',
  '7.0':
    'id=1 addr=a laddr=127.0.0.1:6379 fd=8 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=16384 rbp=16384 obl=0 oll=0 omem=0 tot-mem=37658 events=r cmd=client|info user=default redir=-1 resp=2',
  '7.2':
    'id=1 addr=a laddr=127.0.0.1:6379 fd=8 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=16360 argv-mem=10 multi-mem=0 rbs=16392 rbp=16392 obl=0 oll=0 omem=0 tot-mem=33586 events=r cmd=client|info user=default redir=-1 resp=2 lib-name= lib-ver=',
  '7.4':
    'id=1 addr=a laddr=127.0.0.1:6379 fd=8 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 watch=0 qbuf=26 qbuf-free=16360 argv-mem=10 multi-mem=0 rbs=16392 rbp=16392 obl=0 oll=0 omem=0 tot-mem=33602 events=r cmd=client|info user=default redir=-1 resp=2 lib-name= lib-ver=',
}

/** The fields of clients by their address. */
async function listed(talk: WireTalk): Promise<Record<string, Record<string, string>>> {
  const { z } = await talk.say('z: CLIENT LIST')
  const lines = z.split('\n').filter((line) => line.includes('id='))
  const clients = lines.map((line) =>
    Object.fromEntries(line.split(' ').flatMap((field) => [field.split('=') as [string, string]])),
  )
  return Object.fromEntries(clients.map((client) => [client['addr'], client]))
}

describe.each(REDIS_VERSIONS)('CLIENT LIST of Redis %s', (version) => {
  it('shows the fields of a client', async () => {
    const talk = new WireTalk(createServer({ redisVersion: version }))
    const { a } = await talk.say('CLIENT INFO')
    expect(a.replace(/^\$\d+ /, '').trim()).toBe(INFO[version])
  })

  it('shows what clients do', async () => {
    const talk = new WireTalk(createServer({ redisVersion: version }))
    const lines = [
      ...['b: MULTI', 'b: SET a b', 'c: SUBSCRIBE x', 'c: PSUBSCRIBE y', 'd: BLPOP l 0'],
      ...['e: MONITOR', 'f: CLIENT TRACKING on BCAST', 'g: CLIENT TRACKING on REDIRECT {id f}'],
      ...['h: WATCH k', 'i: SET k 1', 'i: SELECT 3', 'i: CLIENT SETNAME me'],
      ...['j: HELLO 3', 'j: SUBSCRIBE x'],
    ]
    for (const line of lines) await talk.say(line)
    const clients = await listed(talk)
    expect(Object.entries(clients).map(([name, { flags }]) => `${name}:${flags}`)).toEqual([
      ...['b:x', 'c:P', 'd:b', 'e:O', 'f:tB', 'g:t', 'h:d', 'i:N', 'j:P', 'z:N'],
    ])
    expect(clients['b']['multi']).toBe('1')
    expect(clients['c']).toMatchObject({ sub: '1', psub: '1', cmd: 'psubscribe' })
    expect(clients['g']['redir']).toBe(clients['f']['id'])
    expect(clients['i']).toMatchObject({ db: '3', name: 'me', qbuf: '0' })
  })
})
