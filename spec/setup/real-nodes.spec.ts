import { describe, expect, it } from 'vitest'
import { nodeAtPort, reachedNodes, readNodes } from '../../lib/setup/real-nodes.js'

const ASKED = { host: 'redis.test', port: 6379 }

/** Lines of CLUSTER NODES as Redis 6.2.16, 7.0.15 and 7.4.1 wrote them, with shorter ids. */
describe('the nodes that CLUSTER NODES tells of', () => {
  it.each<[string, string, object]>([
    [
      'one that met no other, in 6.2',
      '9b5c :20222@30222 myself,master - 0 0 0 connected\n',
      { isMaster: true, isMyself: true, port: 20222, hosts: ['redis.test'] },
    ],
    [
      'one that met no other and announces a name, from 7.0 on',
      '377a :20220@30220,node.test myself,master - 0 0 0 connected\n',
      { isMaster: true, isMyself: true, port: 20220, hosts: ['redis.test', 'node.test'] },
    ],
    [
      'one with an address',
      '4ed2 127.0.0.1:20212@30212 master - 0 1795902884628 3 connected 10923-16383\n',
      { isMaster: true, isMyself: false, port: 20212, hosts: ['127.0.0.1'] },
    ],
    [
      'one with an address of IPv6',
      '4ed2 ::1:20212@30212,node.test master - 0 1795902884628 3 connected 0-16383\n',
      { isMaster: true, isMyself: false, port: 20212, hosts: ['::1', 'node.test'] },
    ],
    [
      'a replica',
      '9d1c 127.0.0.1:20213@30213 slave 4ed2 0 1795902884628 3 connected\n',
      { isMaster: false, isMyself: false, port: 20213, hosts: ['127.0.0.1'] },
    ],
    [
      'a master that failed',
      '9d1c 127.0.0.1:20213@30213 master,fail - 1795902884628 1795902884000 3 disconnected\n',
      { isMaster: false, isMyself: false, port: 20213, hosts: ['127.0.0.1'] },
    ],
  ])('%s', (_, text, node) => {
    expect(readNodes(text, ASKED)).toEqual([node])
  })

  it('are none where there is no cluster', () => {
    expect(readNodes('-ERR This instance has cluster support disabled', ASKED)).toEqual([])
  })
})

/** As a cluster tells of itself whose nodes announce an address. */
function nodesOf(...places: readonly string[]) {
  const lines = places.map(
    (place, i) => `${i} ${place} ${i === 0 ? 'myself,' : ''}master - 0 0 0 c`,
  )
  return readNodes(lines.join('\n'), ASKED)
}

describe('the nodes as they are reached', () => {
  const hostsOf = (answered: string, ...places: readonly string[]) =>
    reachedNodes(nodesOf(...places), ASKED, answered).map(({ hosts }) => hosts[0])

  it.each<[string, string, readonly string[], readonly string[]]>([
    [
      'have the addresses that they tell',
      '10.0.0.1',
      ['10.0.0.1:1@2', '10.0.0.2:1@2'],
      ['10.0.0.1', '10.0.0.2'],
    ],
    [
      'have them where a name was asked',
      '10.9.9.9',
      ['10.0.0.1:1@2,redis.test', '10.0.0.2:1@2'],
      ['10.0.0.1', '10.0.0.2'],
    ],
    [
      'have them where they know none of their own',
      '10.0.0.1',
      [':1@2', '10.0.0.2:1@2'],
      ['redis.test', '10.0.0.2'],
    ],
    [
      'are at the host that was asked behind a NAT',
      '10.0.0.1',
      ['172.17.0.2:1@2', '172.17.0.3:2@3'],
      ['redis.test', 'redis.test'],
    ],
  ])('%s', (_, answered, places, hosts) => {
    expect(hostsOf(answered, ...places)).toEqual(hosts)
  })

  it('are found by a port that one of them has alone', () => {
    const nodes = nodesOf('10.0.0.1:1@2', '10.0.0.2:1@2', '10.0.0.2:3@4')
    expect(nodeAtPort(nodes, 3)).toEqual({ host: '10.0.0.2', port: 3 })
    expect(nodeAtPort(nodes, 1)).toBeUndefined()
    expect(nodeAtPort(nodes, 2)).toBeUndefined()
  })
})
