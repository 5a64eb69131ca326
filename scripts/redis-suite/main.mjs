// Runs Redis's own tests, unpatched, at our server.
//   npm run redis-suite                         all files; fails where a block fails that is not listed
//   npm run redis-suite -- --only unit/type/set one file (may be repeated)
//   npm run redis-suite -- --readme             writes the version's column of the README's table
//   npm run redis-suite -- --oracle             runs the files at real Redis as well
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { fetchTests, installTcl } from './fetch-tests.mjs'
import { judge } from './judge.mjs'
import { deniedOf, filesOf } from './plan.mjs'
import { writeReadme } from './readme-table.mjs'
import { runFile } from './run-file.mjs'
import { startRedis, startServe } from './serving.mjs'
import { table } from './table.mjs'

const options = new Command('redis-suite')
  .description("run Redis's own tests at our server")
  .option('--only <files...>', 'these files alone: unit/type/list')
  .option('--readme', "write the version's column of the table in README.md")
  .option('--oracle', 'run the files at real Redis too')
  .option('--record', 'keep how many blocks real Redis passes; implies --oracle')
  .option('--redis <program>', 'the real Redis', 'redis-server')
  .option('--dist <folder>', 'the build to serve', 'dist/esm')
  .option('--lanes <count>', 'how many files to run at a time', Number, 4)
  .option('--first-port <port>', 'where the ports of the tests begin', Number, 21_079)
  .option('--details', 'print all that the tests print')
  .addOption(new Option('--tests <folder>', "Redis's source").env('REDIS_TESTS'))
  .addOption(new Option('--redis-version <version>', 'of the tests').default('7.0'))
  .parse()
  .opts()

const version = options.redisVersion
const expectedFile = join(import.meta.dirname, 'expected.json')
const expected = read(expectedFile)
const exceptions = read(join(import.meta.dirname, 'exceptions.json'))[version] ?? {}
const main = resolve(options.dist, 'cli/main.js')

installTcl()
const tests = resolve(options.tests ?? fetchTests())
const rows = await inLanes(options.only ?? filesOf(tests), options.lanes, runRow)
if (options.record) record(rows)
report(rows)

async function runRow(file, lane) {
  const where = { tests, version, file, lane, firstPort: options.firstPort }
  const run = await runFile({ ...where, start: () => startServe(main, version) })
  const isCompared = options.oracle || options.record
  const oracle = isCompared
    ? await runFile({ ...where, start: () => startRedis(options.redis, version) })
    : undefined
  process.stderr.write(`${file}: ${run.passed.length}\n`)
  if (options.details) process.stderr.write(run.output)
  const count = (options.record ? oracle.passed.length : expected[version]?.[file]) ?? 0
  return { file, run, oracle, count, exceptions: exceptions[file] ?? {} }
}

/** Runs the work of some lanes at a time; the results come in the order of the items. */
async function inLanes(items, lanes, work) {
  const results = []
  const waiting = items.entries()
  const lane = async (_, number) => {
    for (const [index, item] of waiting) results[index] = await work(item, number)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

function record(rows) {
  const counts = Object.fromEntries(rows.map(({ file, count }) => [file, count]))
  expected[version] = { ...expected[version], ...counts }
  writeFileSync(expectedFile, `${JSON.stringify(expected, null, 2)}\n`)
}

function report(rows) {
  console.log(table(rows))
  const { blocks, tags } = deniedOf(version)
  for (const [block, reason] of Object.entries(blocks)) {
    console.log(`denied block "${block}": ${reason}`)
  }
  for (const [tag, reason] of Object.entries(tags)) {
    console.log(`denied tests with the tag "${tag}": ${reason}`)
  }
  if (options.readme) writeReadme(version, rows)
  const faults = rows.flatMap((row) => [...judge(row), ...oracleFaults(row)])
  for (const fault of faults) console.error(fault)
  console.log(`redis-suite: ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}

/** Real Redis must pass as many blocks as were recorded. */
function oracleFaults({ file, oracle, count, exceptions }) {
  if (oracle === undefined) return []
  const unlisted = oracle.failed.filter(({ block }) => !exceptions[block]?.failsOnRedis)
  const failed = unlisted.map(({ block }) => `${file}: real Redis fails ${block}`)
  const passed = oracle.passed.length
  return passed === count
    ? failed
    : [...failed, `${file}: real Redis passes ${passed}, not ${count}`]
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
