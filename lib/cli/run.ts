import { Command, InvalidArgumentError, Option } from 'commander'
import { REDIS_VERSIONS } from '../reply/version.js'
import { debugFile } from './debug/debug-file.js'
import { evaluateFile } from './evaluate-file.js'
import { serve } from './serve.js'

const NEWEST = REDIS_VERSIONS[REDIS_VERSIONS.length - 1]
const MOST_PORT = 65535

/** Runs the command line. @param argv as `process.argv`. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('redis-mock-lua').description('Redis with Lua, in memory')
  program
    .command('serve')
    .description('listen as a Redis server until SIGTERM or SIGINT')
    .option('--port <number>', 'the TCP port; 0 picks a free one', readPort, 6379)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--unixsocket <path>', 'listen at a Unix socket too')
    .option('--databases <number>', 'the number of databases', readCount, 16)
    .option('--cluster', 'be a cluster of one node', false)
    .addOption(
      new Option('--sentinel <name>', 'let a sentinel listen too, that knows the server by a name')
        .argParser(readName)
        .conflicts('cluster'),
    )
    .option('--sentinel-port <number>', 'the TCP port of the sentinel (default: 26379)', readPort)
    .option('--replica-port <number>', 'the TCP port that it fails the server over to', readPort)
    .option('--master-host <address>', 'where it says that the server is; --host by default')
    .addOption(versionOption())
    .action(serve)
  program
    .command('eval')
    .description('run a script as redis-cli --eval does, in an empty Redis')
    .argument('<file>', 'the script')
    .argument('[words...]', 'its keys, a comma, its arguments')
    .addOption(versionOption())
    .action(evaluateFile)
  program
    .command('debug')
    .description('debug a script line by line, as redis-cli --ldb does, in an empty Redis')
    .argument('<file>', 'the script')
    .argument('[words...]', 'its keys, a comma, its arguments')
    .option('--sync', 'keep what the script writes for the commands that follow', false)
    .addOption(versionOption())
    .action(debugFile)
  await program.parseAsync(argv)
}

function versionOption(): Option {
  return new Option('--redis-version <version>', 'the version of Redis to behave as')
    .choices(REDIS_VERSIONS)
    .default(NEWEST)
}

/** Names with others in them would break the lines of INFO and of events. */
function readName(text: string): string {
  if (!/^[A-Za-z0-9._-]+$/.test(text)) {
    throw new InvalidArgumentError('A name has letters, digits and ".-_" alone.')
  }
  return text
}

function readPort(text: string): number {
  const port = readCount(text)
  if (port > MOST_PORT) throw new InvalidArgumentError(`A port is at most ${MOST_PORT}.`)
  return port
}

function readCount(text: string): number {
  if (!/^[0-9]+$/.test(text)) throw new InvalidArgumentError('Not a number.')
  return Number(text)
}
