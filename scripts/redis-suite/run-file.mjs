// Runs one of Redis's test files at a server.
import { spawn } from 'node:child_process'
import { parseOutput } from './parse-output.mjs'
import { DENIED_BLOCKS, DENIED_TAGS } from './plan.mjs'

/** Longer than any block takes, in seconds. */
const TIME_LIMIT = 90
/** Each run of the tests looks for a free port below this one, 32 ports apart from the others. */
const FIRST_PORT = 21_111
const PORTS = 32

/** @param lane tells runs at the same time apart. */
export async function runFile({ tests, file, lane, start }) {
  const server = await start()
  try {
    const argv = ['--host', '127.0.0.1', '--port', server.port, '--single', file]
    const modes = ['--singledb', '--durable', '--ignore-encoding', '--ignore-digest']
    const output = await runTests(tests, [...argv, ...modes, ...denials(), ...limits(lane)])
    return { ...parseOutput(output), output }
  } finally {
    await server.stop()
  }
}

function denials() {
  const tags = Object.keys(DENIED_TAGS).map((tag) => `-${tag}`)
  const blocks = Object.keys(DENIED_BLOCKS).flatMap((block) => ['--skiptest', block])
  return ['--tags', tags.join(' '), ...blocks]
}

function limits(lane) {
  return ['--timeout', TIME_LIMIT, '--baseport', FIRST_PORT + PORTS * lane]
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
