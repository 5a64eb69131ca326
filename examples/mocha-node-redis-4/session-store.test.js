const assert = require('node:assert/strict')
const { createSessionStore } = require('./session-store')

describe('session store', () => {
  const store = createSessionStore()

  before(() => store.open())
  beforeEach(() => store.client.flushAll())
  after(() => store.close())

  it('keeps what is saved', async () => {
    await store.save('a', { user: 'alice' }, 60_000)
    assert.equal((await store.load('a')).user, 'alice')
    assert.ok((await store.client.pTTL('session:a')) > 50_000)
  })

  it('rotates an id with data and time left, whether or not the server knows the script', async () => {
    await store.client.scriptFlush()
    await store.save('a', { user: 'alice' }, 60_000)
    for (const [from, to] of ['abc', 'bcd'].map((pair) => [pair[0], pair[1]])) {
      const ttl = await store.rotate(from, to)
      assert.ok(ttl > 50_000 && ttl <= 60_000)
    }
    assert.deepEqual({ ...(await store.load('c')) }, { user: 'alice', rotations: '2' })
    assert.deepEqual({ ...(await store.load('a')) }, {})
    assert.ok((await store.client.pTTL('session:c')) > 50_000)
  })

  it('answers null for a session that is gone', async () => {
    await store.save('a', { user: 'alice' }, 20)
    await new Promise((resolve) => setTimeout(resolve, 40))
    assert.equal(await store.rotate('a', 'b'), null)
    assert.equal(await store.client.exists('session:b'), 0)
  })

  it('keeps, as Redis does, what a script wrote before it failed', async () => {
    await store.client.set('session:a', 'no hash')
    await assert.rejects(store.rotate('a', 'b'), /WRONGTYPE/)
    assert.equal(await store.client.get('session:b'), 'no hash')
  })
})
