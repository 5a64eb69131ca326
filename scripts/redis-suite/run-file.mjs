// Runs one of Redis's test files at a server.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseOutput } from './parse-output.mjs'
import { deniedOf } from './plan.mjs'

const DURABLE = '--durable'
const MODES = ['--singledb', DURABLE, '--ignore-encoding', '--ignore-digest']
/** Longer than any block takes where the machine is busy, in seconds. */
const TIME_LIMIT = 300
/** How many ports each run of the tests keeps for itself: it does not see that one is taken. */
const PORTS = 32

/** @param lane tells runs at the same time apart. @param firstPort where the ports of the runs begin. */
export async function runFile({ tests, version, file, lane, firstPort, start }) {
  const server = await start()
  try {
    const argv = ['--host', '127.0.0.1', '--port', server.port, '--single', file]
    const output = await runTests(tests, [
      ...argv,
      ...modesOf(tests),
      ...denials(version),
      ...limits(firstPort, lane),
    ])
    return { ...parseOutput(output), output }
  } finally {
    await server.stop()
  }
}

/** 6.2 has no words for what it compares in any case, and wants its database 9 whatever it is told. */
function modesOf(tests) {
  const helper = readFileSync(join(tests, 'tests', 'test_helper.tcl'), 'utf8')
  const isWhole = MODES.every((mode) => helper.includes(`{${mode}}`))
  return isWhole ? MODES : [DURABLE]
}

function denials(version) {
  const { blocks, tags } = deniedOf(version)
  const words = Object.keys(tags).map((tag) => `-${tag}`)
  return [
    ...Object.keys(blocks).flatMap((block) => ['--skiptest', block]),
    ...(words.length > 0 ? ['--tags', words.join(' ')] : []),
  ]
}

/** The tests listen on the first of the ports below the one that they are given. */
function limits(firstPort, lane) {
  return ['--timeout', TIME_LIMIT, '--baseport', firstPort + PORTS * (lane + 1)]
}

function runTests(folder, argv) {
  const child = spawn('./runtest', argv.map(String), { cwd: folder })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve(output))
  })
}
