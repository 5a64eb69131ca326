import { createStock } from './stock.js'

const stock = createStock()

beforeEach(() => stock.redis.flushall())
afterAll(() => stock.close())

test('what is asked for is reserved', async () => {
  await stock.fill('chair', 5)
  expect(await stock.reserve('chair', 'alice', 2)).toEqual([2, 3])
  expect(await stock.reservations('chair')).toEqual({ alice: '2' })
})

test('what is left is reserved if there is less', async () => {
  await stock.fill('chair', 3)
  expect(await stock.reserve('chair', 'alice', 2)).toEqual([2, 1])
  expect(await stock.reserve('chair', 'bob', 2)).toEqual([1, 0])
  expect(await stock.reservations('chair')).toEqual({ alice: '2', bob: '1' })
})

test('an article that is sold out answers the error of the script', async () => {
  await expect(stock.reserve('chair', 'alice', 1)).rejects.toThrow(
    'SOLDOUT none left of stock:chair',
  )
  expect(await stock.reservations('chair')).toEqual({})
})

test('many at once never take more than there is', async () => {
  await stock.fill('chair', 10)
  const replies = await Promise.allSettled(
    Array.from({ length: 15 }, (_, i) => stock.reserve('chair', `customer ${i}`, 1)),
  )
  expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(await stock.redis.get('stock:chair')).toBe('0')
})
