// Measures a script's cost through each client, and the memory of a million EVALs.
//   npm run bench                 prints the tables
//   npm run bench -- --readme     and writes them into the README, with the day and the machine
// REDIS_PORT names a real Redis on 127.0.0.1; without one its row is left out. BENCH_EVALS sets how
// many EVALs the memory is watched over.
import { readFileSync, writeFileSync } from 'node:fs'
import { measuredOn, readable } from './measure.mjs'
import { heapOverEvals } from './memory.mjs'
import { scriptCalls } from './script-calls.mjs'
import { serverCalls } from './server-calls.mjs'

function table(heading, times, base) {
  const rows = Object.entries(times).map(
    ([name, time]) => `| ${name} | ${readable(time)} | ${readable(times[base] / time)} |`,
  )
  return [
    `| ${heading} | µs a call | times as fast as ${base} |`,
    '| --- | --: | --: |',
    ...rows,
  ].join('\n')
}

const port = Number(process.env.REDIS_PORT) || undefined
if (port === undefined) console.log('No real Redis: set REDIS_PORT to compare with one.\n')

const sections = [
  table('one awaited script with one redis.call', await scriptCalls(port), 'ioredis-mock, stock'),
  table('without a client', await serverCalls(), 'plain fengari, a fresh state'),
]
const evals = Number(process.env.BENCH_EVALS ?? 1_000_000)
const heap = heapOverEvals(evals)
sections.push(
  `Heap after each tenth of ${evals.toLocaleString('en')} EVALs of 100 scripts (closures, coroutines and errors among them), in MiB: ${heap.map(readable).join(', ')}.`,
)
const report = sections.join('\n\n')
console.log(report)

if (process.argv.includes('--readme')) {
  const readme = readFileSync('README.md', 'utf8')
  const block = `<!-- bench -->\nMeasured on ${measuredOn()}.\n\n${report}\n<!-- /bench -->`
  writeFileSync(
    'README.md',
    readme.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, () => block),
  )
}
