// As ioredis.cjs, with a client of a cluster whose nodes have a name.
const { Cluster } = require('ioredis')

const { hostname, port } = new URL(process.argv.at(-1))
const cluster = new Cluster([{ host: hostname, port: Number(port) }])
cluster.incr('n').then((n) => {
  process.stdout.write(`n=${n}`)
  cluster.disconnect()
})
