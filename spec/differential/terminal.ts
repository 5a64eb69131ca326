import { spawn } from 'node:child_process'

/** What a program shows in a terminal, or says to a pipe, when keys are typed into it. */
export interface Typing {
  /** The program and its arguments, as a shell takes them. */
  readonly command: string
  /** What it shows when it waits for keys, one of these. */
  readonly prompts: readonly string[]
  /** Lines, each typed when it waits. */
  readonly keys: readonly string[]
}

const QUIET_MS = 150

/** Types lines into a program in a terminal of its own, of 80 columns. @returns all it showed. */
export function typeInTerminal({ command, prompts, keys }: Typing): Promise<string> {
  const child = spawn('script', ['-qec', `stty cols 80 rows 24; ${command}`, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm', HOME: '/nonexistent', REDISCLI_HISTFILE: '/dev/null' },
  })
  const left = [...keys]
  let shown = ''
  let unseen = ''
  let timer: NodeJS.Timeout | undefined
  const type = () => {
    unseen = ''
    const line = left.shift()
    if (line === undefined) child.stdin.end('\x04')
    else child.stdin.write(`${line}\r`)
  }
  child.stdout.setEncoding('latin1')
  child.stdout.on('data', (text: string) => {
    shown += text
    unseen += text
    clearTimeout(timer)
    // A prompt is shown again with each key: it waits once it has been quiet for a while.
    if (prompts.some((prompt) => unseen.includes(prompt))) timer = setTimeout(type, QUIET_MS)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(shown))
  })
}
