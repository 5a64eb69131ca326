import { getSystemErrorMap } from 'node:util'
import type { Address } from './memory-link.js'

const CODE = 'ECONNREFUSED'

/**
 * The error of a system where nobody listens.
 * @param reason why that is so here, unless it is meant to be taken for one of the system.
 */
export function connectionRefused({ host, port, path }: Address, reason?: string): Error {
  const place = `${path ?? `${host}:${port}`}${reason === undefined ? '' : `: ${reason}`}`
  return Object.assign(new Error(`connect ${CODE} ${place}`), {
    errno: [...getSystemErrorMap()].find(([, [name]]) => name === CODE)?.[0],
    code: CODE,
    syscall: 'connect',
    address: path ?? host,
    ...(path === undefined ? { port } : {}),
  })
}
