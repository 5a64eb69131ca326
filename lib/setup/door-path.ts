import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The Node from which on, if not before, a path may have a NUL. */
const FIRST_WITH_NUL = [20, 8] as const

/**
 * Where nobody is yet: a name of its own on Windows and Linux, which is gone with its process; elsewhere a
 * file.
 * @see https://nodejs.org/api/net.html#identifying-paths-for-ipc-connections
 */
export function doorPath(): string {
  const name = `redis-mock-lua-${randomUUID()}`
  if (process.platform === 'win32') return `\\\\?\\pipe\\${name}`
  return process.platform === 'linux' && takesNul() ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

function takesNul(): boolean {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [first, since] = FIRST_WITH_NUL
  return major > first || (major === first && minor >= since)
}
