// Servers for the tests: ours, and real Redis to compare with.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Starts our server on a free port. */
export function startServe(main, version) {
  const argv = [main, 'serve', '--port', '0', '--redis-version', version]
  return start(process.execPath, argv, /Ready to accept connections at .*:(\d+)/)
}

/** Starts real Redis on a free port, in a folder of its own. */
export async function startRedis(program, version) {
  const folder = mkdtempSync(join(tmpdir(), 'redis-suite-'))
  const port = await freePort()
  const argv = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const mayDebug = version === '6.2' ? [] : ['--enable-debug-command', 'yes']
  const server = await start(program, [...argv, ...mayDebug], /Ready to accept connections/)
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
  return { port, stop }
}

/** Starts a server; resolves once it prints that it is ready. */
function start(program, argv, ready) {
  const child = spawn(program, argv.map(String), { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = () => {
    child.kill('SIGKILL')
    return ended
  }
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-2000)
      const match = ready.exec(output)
      if (match !== null) resolve({ port: Number(match[1]), stop })
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${output}`)))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
