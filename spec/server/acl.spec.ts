import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'

/** A session of a user who was made with some rules. */
function loggedIn(server: Server, ...rules: string[]) {
  server.connect().execute(['ACL', 'SETUSER', 'u', 'on', 'nopass', ...rules])
  const session = server.connect()
  session.execute(['AUTH', 'u', 'x'])
  return session
}

const REFUSED_WHILE_WAITING: readonly [RedisVersion, unknown][] = [
  ['6.2', ['q', 'a']],
  ['7.0', ['q', 'a']],
  ['7.2', expect.objectContaining({ text: 'NOPERM No permissions to access a key' })],
  ['7.4', expect.objectContaining({ text: 'NOPERM No permissions to access a key' })],
]

describe('access control', () => {
  it.each(REDIS_VERSIONS)('takes the password of the configuration in %s', async (redisVersion) => {
    const server = createServer({ redisVersion, config: { requirepass: 'secret' } })
    const session = server.connect()
    expect(session.execute(['GET', 'k'])).toMatchObject({ code: 'NOAUTH' })
    expect(session.execute(['AUTH', 'secret'])).toMatchObject({ text: 'OK' })
    expect(session.execute(['GET', 'k'])).toBeNull()
    await server.close()
  })

  it.each(['allchannels', 'resetchannels'])('gives new users %s', async (config) => {
    const server = createServer({ config: { 'acl-pubsub-default': config } })
    const session = loggedIn(server, '+@all')
    const denied = { code: 'NOPERM' }
    expect(session.execute(['PUBLISH', 'c', 'x'])).toEqual(
      config === 'allchannels' ? 0 : expect.objectContaining(denied),
    )
    await server.close()
  })

  it.each(REFUSED_WHILE_WAITING)(
    'serves or refuses a client of %s that waits for a key it may no longer touch',
    async (redisVersion, reply) => {
      const server = createServer({ redisVersion })
      const answer = loggedIn(server, '+@all', '~*').execute(['BLPOP', 'q', '0'])
      server.connect().execute(['ACL', 'SETUSER', 'u', 'resetkeys'])
      server.connect().execute(['RPUSH', 'q', 'a'])
      expect(await answer).toEqual(reply)
      await server.close()
    },
  )

  it('numbers the entries of ACL LOG, and dates them', async () => {
    const server = createServer({ redisVersion: '7.4' })
    const session = server.connect()
    for (const name of ['a', 'b', 'a']) session.execute(['AUTH', name, 'x'])
    const ids = server.acl.log.newest().map((entry) => JSON.parse(JSON.stringify(entry)))
    expect(JSON.stringify(ids)).toMatch(/"entry-id",0\].*"entry-id",1\]/)
    const now = Date.now()
    for (const at of JSON.stringify(ids).match(/(?<="timestamp-[a-z-]+",)\d+/g) ?? []) {
      expect(now - Number(at)).toBeLessThan(5000)
    }
    await server.close()
  })

  it('makes passwords of as many digits as they need bits', async () => {
    const server = createServer({ seed: 1 })
    const session = server.connect()
    expect(session.execute(['ACL', 'GENPASS'])).toMatch(/^[0-9a-f]{64}$/)
    expect(session.execute(['ACL', 'GENPASS', '5'])).toMatch(/^[0-9a-f]{2}$/)
    expect(session.execute(['ACL', 'GENPASS', '4096'])).toMatch(/^[0-9a-f]{1024}$/)
    await server.close()
  })

  it('says that a server in memory has no ACL file, even where one is configured', async () => {
    const server = createServer({ config: { aclfile: 'users.acl' } })
    expect(server.connect().execute(['ACL', 'SAVE'])).toMatchObject({
      text: 'ERR ACL SAVE is not available here: a server in memory keeps its users in no file',
    })
    await server.close()
  })
})
