import { createServer } from 'redis-mock-lua'

const BODIES = [
  (n) => `return ${n}`,
  (n) => `local t = {} for i = 1, 10 do t[i] = function() return i + ${n} end end return t[3]()`,
  (n) => `local co = coroutine.wrap(function() coroutine.yield(${n}) end) return co()`,
  (n) => `error('boom ${n}')`,
  (n) => `return redis.pcall('INCR', 'not a number ${n}', 'x')`,
]
const SCRIPTS = Array.from({ length: 100 }, (_, n) => BODIES[n % BODIES.length](n))

/** The heap after each tenth of the EVALs, in MiB: flat where nothing is kept. */
export function heapOverEvals(evals) {
  if (globalThis.gc === undefined) throw new Error('run with node --expose-gc')
  const session = createServer().connect()
  const heap = []
  for (let i = 0; i < evals; i++) {
    session.execute(['EVAL', SCRIPTS[i % SCRIPTS.length], '0'])
    if ((i + 1) % (evals / 10) === 0) heap.push(heapInMiB())
  }
  return heap
}

function heapInMiB() {
  globalThis.gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}
