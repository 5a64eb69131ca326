const RedisMock = require('ioredis-mock')
const { createReports } = require('./reports')

const redis = new RedisMock()

beforeEach(() => redis.flushall())
afterAll(() => redis.quit())

test('the lock stands while a report is made, and is gone after', async () => {
  const reports = createReports(redis)
  const pttl = () => redis.pttl('report:sales:lock')
  const made = await reports.make('sales', async () => String((await pttl()) > 4000))
  expect(made).toBe('true')
  expect(await redis.exists('report:sales:lock')).toBe(0)
  expect(await redis.get('report:sales')).toBe('true')
})

test('a second maker is refused while the first is at work', async () => {
  const reports = createReports(redis)
  const lock = await reports.lock('sales')
  await expect(reports.make('sales', async () => 'late')).rejects.toThrow(
    /unable to achieve a quorum/,
  )
  expect(await redis.get('report:sales')).toBeNull()
  await lock.release()
  await expect(reports.make('sales', async () => 'now')).resolves.toBe('now')
})

test('a second maker with patience waits for the first', async () => {
  const reports = createReports(redis, { patienceMs: 2000 })
  const order = []
  await Promise.all(
    [1, 2, 3].map((turn) => reports.make('sales', async () => `${order.push(`begin ${turn}`)}`)),
  )
  expect(order).toHaveLength(3)
  expect(await redis.get('report:sales')).toBe('3')
})

test('a lock that somebody else took over is not released', async () => {
  const reports = createReports(redis)
  const lock = await reports.lock('sales')
  await redis.set('report:sales:lock', 'somebody else')
  await expect(lock.release()).rejects.toThrow(/unable to achieve a quorum/)
  expect(await redis.get('report:sales:lock')).toBe('somebody else')
})

test('a lock is extended by a script', async () => {
  const lock = await createReports(redis).lock('sales')
  const longer = await lock.extend(60_000)
  expect(await redis.pttl('report:sales:lock')).toBeGreaterThan(50_000)
  expect(await redis.get('report:sales:lock')).toBe(longer.value)
})
