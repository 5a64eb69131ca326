import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import { ORACLE, ORACLE_VERSION } from './oracle.js'
import { type OwnServer, startOwnServer } from './own-server.js'
import { typeInTerminal } from './terminal.js'

interface Typed {
  readonly title: string
  readonly script: string
  readonly words?: readonly string[]
  readonly keys: readonly string[]
  readonly sync?: boolean
}

const { sessions } = JSON.parse(
  readFileSync(new URL('../vectors/ldb-screens.json', import.meta.url), 'utf8'),
) as { readonly sessions: readonly Typed[] }

const LDB_PROMPT = 'lua debugger> '
/** The clients of a shell: redis-cli, and what gives it a terminal. */
const hasPrograms = ['redis-cli', 'script', 'stty'].every(
  (program) => spawnSync('which', [program]).status === 0,
)

/** Not at once: one of the servers is in this process. */
const run = promisify(execFile)

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}

describe.skipIf(ORACLE === undefined || !hasPrograms)('redis-cli --ldb in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ldb-'))
  const server = createServer({ redisVersion: ORACLE_VERSION })
  let real: OwnServer
  let ports: Readonly<Record<'real' | 'ours', number>> = { real: 0, ours: 0 }

  beforeAll(async () => {
    const { port } = await server.listen({ port: 0 })
    // Its port is of those that the system gives, as ours is: screens hang on how long the prompt is.
    real = await startOwnServer()
    ports = { real: real.port, ours: port }
  })

  afterAll(async () => {
    await server.close()
    await real.stop()
    rmSync(folder, { recursive: true })
  })

  async function screenOn(port: number, { script, words = [], keys, sync }: Typed) {
    const file = join(folder, 'script.lua')
    writeFileSync(file, script)
    await run('redis-cli', ['-p', `${port}`, 'flushall'])
    const mode = sync === true ? '--ldb-sync-mode' : '--ldb'
    const command = `redis-cli -p ${port} ${mode} --eval ${[file, ...words].map(quoted).join(' ')}`
    const prompts = [LDB_PROMPT, `127.0.0.1:${port}> `]
    const shown = await typeInTerminal({ command, prompts, keys })
    return shown.replaceAll(`:${port}`, ':port').replace(/0x[0-9a-f]+/g, '0x…')
  }

  it.each(sessions)(
    'shows what it shows on real Redis: $title',
    { timeout: 60_000 },
    async (typed) => {
      const wanted = await screenOn(ports.real, typed)
      expect(wanted).toContain('Lua debugging session started')
      expect(await screenOn(ports.ours, typed)).toBe(wanted)
    },
  )
})
