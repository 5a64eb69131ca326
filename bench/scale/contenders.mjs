import RealRedis from 'ioredis'
import RedisMock from 'ioredis-mock'
import { createServer } from 'redis-mock-lua'
import { install } from 'redis-mock-lua/ioredis-mock'

/**
 * Those that run the operations, by name; to be opened in this order, since `install` changes the
 * stock class for good. Each has `call(argv)`, which answers or promises a reply, and an error where
 * the command fails; `empty()` forgets all data; `end()`.
 *
 * @param redisPort of a real Redis on 127.0.0.1, or undefined for none.
 */
export function contenders(redisPort) {
  const found = {
    stock: () => stockClientOf(new RedisMock({ host: 'stock' })),
    patched: () => {
      install(RedisMock)
      return clientOf(new RedisMock({ host: 'patched' }))
    },
    server: () => sessionOf(createServer()),
  }
  if (redisPort) found.real = () => clientOf(new RealRedis(redisPort, '127.0.0.1'))
  return found
}

function sessionOf(server) {
  const session = server.connect()
  return {
    call: (argv) => session.execute(argv),
    empty: () => server.flushAll(),
    end: () => server.close(),
  }
}

function clientOf(client) {
  return {
    call: ([name, ...args]) => client.call(name, ...args),
    empty: () => client.flushall(),
    end: () => client.disconnect(),
  }
}

/** Stock ioredis-mock has no `call`: a command is a method, if it has it at all. */
function stockClientOf(client) {
  return {
    call: async ([name, ...args]) => {
      const method = client[name.toLowerCase()]
      if (method === undefined) throw new Error(`unknown command '${name}'`)
      return method.apply(client, args)
    },
    empty: () => client.flushall(),
    end: () => client.disconnect(),
  }
}
