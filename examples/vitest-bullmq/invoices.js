import { Queue, Worker } from 'bullmq'

const connection = { host: process.env.REDIS_HOST ?? 'redis.example', maxRetriesPerRequest: null }

/** The queue of invoices to send: one at a time for each customer, retried when the mail bounces. */
export function createInvoices(name) {
  const queue = new Queue(name, { connection })
  return {
    queue,
    send: (customer, options) =>
      queue.add(
        'send',
        { customer },
        {
          attempts: 3,
          backoff: { type: 'fixed', delay: 20 },
          deduplication: { id: customer },
          ...options,
        },
      ),
    close: () => queue.close(),
  }
}

/** Works on the invoices with `deliver(customer)`, which answers the number of the mail. */
export function createSender(name, deliver, options) {
  return new Worker(name, async (job) => ({ mail: await deliver(job.data.customer) }), {
    connection,
    ...options,
  })
}
