import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ScriptDebugger, type Terminal } from '../../lib/cli/debug/script-debugger.js'
import { StreamTerminal } from '../../lib/cli/debug/stream-terminal.js'
import { evalCommand } from '../../lib/cli/eval-command.js'
import { createServer } from '../../lib/index.js'

/** A session in `redis-cli --ldb`, and what that printed. */
interface RecordedScreen {
  readonly title: string
  readonly script: string
  readonly words?: readonly string[]
  readonly keys: readonly string[]
  readonly sync?: boolean
  readonly screen: readonly string[]
}

const { sessions } = JSON.parse(
  readFileSync(new URL('../vectors/ldb-screens.json', import.meta.url), 'utf8'),
) as { readonly sessions: readonly RecordedScreen[] }

/** Types lines, one after the other, and keeps what is printed. */
class TypedTerminal implements Terminal {
  readonly hasColors: boolean
  printed = ''
  readonly prompts: string[] = []
  readonly #lines: string[]

  constructor(lines: readonly string[], hasColors = true) {
    this.#lines = [...lines]
    this.hasColors = hasColors
  }

  async ask(prompt: string): Promise<string | undefined> {
    this.prompts.push(prompt)
    return this.#lines.shift()
  }

  print(text: string): void {
    this.printed += text
  }

  clear(): void {
    this.printed += '<cleared>'
  }
}

async function debug(
  terminal: TypedTerminal,
  { script, words = [], sync }: Partial<RecordedScreen>,
) {
  const server = createServer({ redisVersion: '7.0' })
  const debugged = { argv: () => evalCommand(script ?? '', words), keepsData: sync === true }
  const hasStarted = await new ScriptDebugger(server, terminal, debugged).run()
  await server.close()
  return hasStarted
}

describe('redis-mock-lua debug', () => {
  it.each(sessions)('prints what redis-cli --ldb does: $title', async (session) => {
    const terminal = new TypedTerminal(session.keys)
    await debug(terminal, session)
    expect(terminal.printed.replace(/0x[0-9a-f]+/g, '0x…').split('\n')).toEqual(session.screen)
  })

  it('prints without colours where a terminal has none', async () => {
    const terminal = new TypedTerminal(['c'], false)
    await debug(terminal, { script: 'return 1' })
    expect(terminal.printed).not.toContain('\x1b')
  })

  it('asks as redis-cli does while it debugs, and by its own name after', async () => {
    const terminal = new TypedTerminal(['c', 'ping'])
    await debug(terminal, { script: 'return 1' })
    expect(terminal.prompts).toEqual(['lua debugger> ', 'redis-mock-lua> ', 'redis-mock-lua> '])
  })

  it('clears the screen, and says what there is to say after a session', async () => {
    const terminal = new TypedTerminal(['clear', 'c', 'help'])
    await debug(terminal, { script: 'return 1' })
    expect(terminal.printed).toContain('<cleared>')
    expect(terminal.printed).toContain('restart debugs the script again')
  })

  it('says whether the script could start', async () => {
    expect(await debug(new TypedTerminal([]), { script: 'return 1' })).toBe(true)
    expect(await debug(new TypedTerminal([]), { script: 'local = 1' })).toBe(false)
  })

  it.each([
    ['a pipe', false, ''],
    ['a terminal', true, 'lua debugger> '],
  ])('reads lines of %s', async (_from, isTTY, prompt) => {
    const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => input })
    const output = new PassThrough()
    const terminal = new StreamTerminal(input, output)
    input.end('p \u00fc\n\nq\n')
    const lines = [
      await terminal.ask('lua debugger> '),
      await terminal.ask(''),
      await terminal.ask(''),
    ]
    terminal.close()
    expect(lines).toEqual(['p \xc3\xbc', '', 'q'])
    expect(String(output.read() ?? '').includes('lua debugger> ')).toBe(prompt !== '')
  })
})
