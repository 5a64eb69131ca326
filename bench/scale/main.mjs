// Measures how the cost of operations grows with the size of what they work on.
//   npm run bench:scale                prints the table, and fails where a cost grows too fast
//   npm run bench:scale -- --readme    and writes it into the README, with docs/bench-scale.svg
//   npm run bench:scale -- --only set  one family, by its name in operations.mjs
//   npm run bench:scale -- --sizes 100,10000  other numbers of elements than 100, 10,000, 1,000,000
// REDIS_PORT names a real Redis on 127.0.0.1 that may be emptied; without one its column is left out.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measuredOn } from '../measure.mjs'
import { chart } from './chart.mjs'
import { contenders } from './contenders.mjs'
import { fills } from './fills.mjs'
import { growsTooFast } from './growth.mjs'
import { families } from './operations.mjs'
import { table } from './table.mjs'
import { fill, timeOfCall } from './time-of-call.mjs'

const { values } = parseArgs({
  options: {
    readme: { type: 'boolean' },
    only: { type: 'string' },
    sizes: { type: 'string', default: '100,10000,1000000' },
  },
})
const SIZES = values.sizes.split(',').map(Number)
const chosen = families.filter((family) => (values.only ?? family.fill) === family.fill)

/** Rows by family and operation: `times[contender][n]` in microseconds, undefined for a failure. */
const rows = chosen.flatMap((family) =>
  family.operations.map((operation) => ({ family: family.fill, ...operation, times: noTimes() })),
)
const port = Number(process.env.REDIS_PORT) || undefined
for (const [name, open] of Object.entries(contenders(port))) await measure(name, open())

function noTimes() {
  return { server: {}, patched: {}, real: {}, stock: {} }
}

async function measure(name, contender) {
  for (const family of chosen) {
    for (const n of SIZES) {
      if (!(await fill(contender, fills[family.fill](n)))) break
      for (const row of rows.filter((row) => row.family === family.fill)) {
        row.times[name][n] = await timeOfCall(contender, row.argv, n)
      }
    }
    process.stderr.write(`${name}: ${family.fill}\n`)
  }
  await contender.empty()
  await contender.end()
}

const report = table(rows, SIZES)
console.log(report)
if (values.readme) {
  writeFileSync('docs/bench-scale.svg', chart(rows, SIZES))
  const picture = '![The cost of each operation at each size](docs/bench-scale.svg)'
  const details = `<details>\n<summary>The table: µs a call, and how many times as long as the patched mock others take at the largest size</summary>\n\n${report}\n\n</details>`
  const block = `<!-- bench-scale -->\nMeasured on ${measuredOn()}.\n\n${picture}\n\n${details}\n<!-- /bench-scale -->`
  const readme = readFileSync('README.md', 'utf8')
  const marked = /<!-- bench-scale -->[\s\S]*<!-- \/bench-scale -->/
  writeFileSync(
    'README.md',
    readme.replace(marked, () => block),
  )
}

const tooFast = rows.filter((row) => growsTooFast(row, SIZES))
for (const { name, cost, times } of tooFast) {
  console.error(`${name} grows faster than ${cost}: ${JSON.stringify(times.server)}`)
}
if (tooFast.length > 0) process.exitCode = 1
