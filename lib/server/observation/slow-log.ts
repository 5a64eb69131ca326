import type { ByteString } from '../../reply/byte-string.js'
import type { Reply } from '../../reply/reply.js'
import type { Client } from '../client/client.js'
import type { Config } from '../config/config.js'
import { redacted } from './redaction.js'

/** As much of a command as an entry keeps. */
const MOST_ARGUMENTS = 32
const LONGEST_ARGUMENT = 128

interface Entry {
  readonly id: number
  readonly at: number
  readonly microseconds: number
  readonly argv: readonly ByteString[]
  readonly address: string
  readonly name: ByteString
}

/** The commands that took long. @see https://redis.io/docs/latest/commands/slowlog-get/ */
export class SlowLog {
  readonly #config: Config
  /** The newest first. */
  #entries: Entry[] = []
  #nextId = 0
  /** From how many microseconds on a command is slow. */
  threshold = Infinity

  constructor(config: Config) {
    this.#config = config
  }

  get length(): number {
    return this.#entries.length
  }

  add(client: Client, argv: readonly ByteString[], microseconds: number): void {
    const { isScript, server, session, version } = client
    const noAddress = version < '7.2' ? '?:0' : ''
    this.#entries.unshift({
      id: this.#nextId++,
      at: Math.floor(server.clock.wallTime() / 1000),
      microseconds: Math.round(microseconds),
      argv: shortened(redacted(argv, version)),
      address: isScript ? noAddress : session.address,
      name: isScript ? '' : session.name,
    })
    this.#entries.length = Math.min(this.#entries.length, this.#config.number('slowlog-max-len'))
  }

  /** The newest entries, as SLOWLOG GET answers them. */
  newest(count: number): Reply[] {
    return this.#entries
      .slice(0, count)
      .map(({ id, at, microseconds, argv, address, name }) => [
        id,
        at,
        microseconds,
        [...argv],
        address,
        name,
      ])
  }

  reset(): void {
    this.#entries = []
  }
}

function shortened(argv: readonly ByteString[]): ByteString[] {
  const kept = argv.length > MOST_ARGUMENTS ? argv.slice(0, MOST_ARGUMENTS - 1) : argv
  const short = kept.map((argument) => {
    const rest = argument.length - LONGEST_ARGUMENT
    return rest > 0 ? `${argument.slice(0, LONGEST_ARGUMENT)}... (${rest} more bytes)` : argument
  })
  return kept === argv ? short : [...short, `... (${argv.length - kept.length} more arguments)`]
}
