import type { ByteString } from '../../reply/byte-string.js'
import type { Server } from '../../server/registry/registry.js'
import { replyLines } from '../reply-lines.js'
import { colored } from './ldb-colors.js'
import { readRequest } from './request-words.js'
import { ScriptSession } from './script-session.js'

const INTRODUCTION = [
  'Lua debugging session started, please use:',
  'quit    -- End the session.',
  'restart -- Restart the script in debug mode again.',
  'help    -- Show Lua script debugging commands.',
  '',
]
const PROMPT = 'lua debugger> '
const PROMPT_AFTER = 'redis-mock-lua> '
const HELP_AFTER = 'quit ends, restart debugs the script again; all else is a command of Redis.'

const WRONG = {
  'bad line': 'Invalid argument(s)',
  'bad count': 'Invalid redis-cli repeat command option value.',
} as const

/** What is asked of who types, and where answers go. */
export interface Terminal {
  /** Whether lines have the colours of redis-cli. */
  readonly hasColors: boolean
  /** The next line that is typed; undefined at the end. */
  ask(prompt: string): Promise<ByteString | undefined>
  print(text: ByteString): void
  clear(): void
}

/** What is debugged. */
export interface DebuggedScript {
  /** Reads it anew each time, so that it may be changed between two sessions. */
  readonly argv: () => readonly ByteString[]
  /** Whether the data keeps what the script writes. */
  readonly keepsData: boolean
}

/** Debugs a script with who types in a terminal, as `redis-cli --ldb` does. */
export class ScriptDebugger {
  readonly #server: Server
  readonly #terminal: Terminal
  readonly #script: DebuggedScript
  #session: ScriptSession | undefined

  constructor(server: Server, terminal: Terminal, script: DebuggedScript) {
    this.#server = server
    this.#terminal = terminal
    this.#script = script
  }

  /** @returns false where the script cannot start. */
  async run(): Promise<boolean> {
    while (await this.#start()) {
      if ((await this.#converse()) === 'quit') return true
      this.#print([''])
    }
    return false
  }

  async #start(): Promise<boolean> {
    const { argv, keepsData } = this.#script
    this.#print(INTRODUCTION)
    const session = new ScriptSession(this.#server)
    const lines = session.start(keepsData ? 'sync' : 'yes', argv())
    this.#show(lines)
    this.#session = session
    if (!ScriptSession.isOver(lines)) return true
    this.#print(["Eval debugging session can't start:", ...replyLines(await session.reply())])
    return false
  }

  async #converse(): Promise<'quit' | 'restart'> {
    for (;;) {
      const line = await this.#terminal.ask(this.#session === undefined ? PROMPT_AFTER : PROMPT)
      const wish = line === undefined ? 'quit' : await this.#take(line)
      if (wish !== undefined) return wish
    }
  }

  /** Does what a line asks for, unless it is how the conversation ends. */
  async #take(line: ByteString): Promise<'quit' | 'restart' | undefined> {
    const request = readRequest(line, this.#session !== undefined)
    if (typeof request === 'string') {
      this.#print([WRONG[request]])
      return undefined
    }
    const { words, times } = request
    if (words.length === 0) return undefined
    const word = words[0].toLowerCase()
    if (word === 'quit' || word === 'exit') return 'quit'
    if (word === 'restart') return 'restart'
    for (let i = 0; i < times; i++) await this.#do(words)
    return undefined
  }

  async #do(words: readonly ByteString[]): Promise<void> {
    if (words.length === 1 && words[0].toLowerCase() === 'clear') this.#terminal.clear()
    else if (this.#session === undefined) await this.#execute(words)
    else await this.#debug(this.#session, words)
  }

  async #debug(session: ScriptSession, words: readonly ByteString[]): Promise<void> {
    const lines = session.ask(words)
    this.#show(lines)
    if (!ScriptSession.isOver(lines)) return
    this.#session = undefined
    const rolledBack = this.#script.keepsData ? '' : ' -- dataset changes rolled back'
    this.#print([
      ...replyLines(await session.reply()),
      '',
      `(Lua debugging session ended${rolledBack})`,
      '',
    ])
  }

  async #execute(words: readonly ByteString[]): Promise<void> {
    if (words[0].toLowerCase() === 'help') this.#print([HELP_AFTER])
    else this.#print(replyLines(await this.#server.connect().execute(words)))
  }

  /** As redis-cli shows an array: at least one line, and nothing for the end of the session. */
  #show(lines: readonly ByteString[]): void {
    const shown = ScriptSession.isOver(lines) ? lines.slice(0, -1) : lines
    const texts = this.#terminal.hasColors ? shown.map(colored) : [...shown]
    if (shown !== lines) texts.push('')
    this.#print([texts.join('\n')])
  }

  #print(lines: readonly ByteString[]): void {
    for (const line of lines) this.#terminal.print(`${line}\n`)
  }
}
