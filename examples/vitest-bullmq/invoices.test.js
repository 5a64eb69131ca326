import { once } from 'node:events'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInvoices, createSender } from './invoices.js'

let invoices
let sender

beforeEach(({ task }) => {
  invoices = createInvoices(task.id)
})

afterEach(async () => {
  await sender?.close()
  sender = undefined
  await invoices.close()
})

function startSender(deliver, options) {
  sender = createSender(invoices.queue.name, deliver, options)
  return sender
}

test('an invoice is delivered and its mail kept', async () => {
  const job = await invoices.send('alice')
  const [done, result] = await once(
    startSender(async () => 17),
    'completed',
  )
  expect([done.id, result]).toEqual([job.id, { mail: 17 }])
  expect((await invoices.queue.getJob(job.id)).returnvalue).toEqual({ mail: 17 })
  expect(await invoices.queue.getJobCounts('waiting', 'active', 'completed')).toEqual({
    waiting: 0,
    active: 0,
    completed: 1,
  })
})

test('a customer waits for one invoice at most', async () => {
  const first = await invoices.send('bob')
  const second = await invoices.send('bob')
  expect(second.id).toBe(first.id)
  expect(await invoices.queue.getWaitingCount()).toBe(1)
})

test('a mail that bounces is sent again, and fails at the third time', async () => {
  const { id } = await invoices.send('carol')
  let calls = 0
  const failed = new Promise((resolve) => {
    startSender(async () => {
      throw new Error(`bounced ${++calls}`)
    }).on('failed', (job) => {
      if (job.attemptsMade === 3) resolve()
    })
  })
  await failed
  const job = await invoices.queue.getJob(id)
  expect([await job.getState(), job.failedReason]).toEqual(['failed', 'bounced 3'])
})

test('urgent invoices go first', async () => {
  await invoices.send('dave', { priority: 9 })
  await invoices.send('erin', { priority: 1 })
  await invoices.send('frank')
  const order = []
  await new Promise((resolve) => {
    startSender(async (customer) => order.push(customer)).on('drained', resolve)
  })
  expect(order).toEqual(['frank', 'erin', 'dave'])
})

test('an invoice for later is delayed until then', async () => {
  const job = await invoices.send('grace', { delay: 150 })
  expect(await job.getState()).toBe('delayed')
  const before = Date.now()
  await once(
    startSender(async () => 1),
    'completed',
  )
  expect(Date.now() - before).toBeGreaterThan(100)
})

test('any other client sees what BullMQ keeps, from this file alone', async () => {
  const redis = new Redis({ host: 'redis.example' })
  expect(await redis.keys('bull:*:completed')).toHaveLength(3)
  await redis.quit()
})
