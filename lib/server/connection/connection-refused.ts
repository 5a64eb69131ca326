import type { Address } from './memory-link.js'

/** The error of a system where nobody listens. @param reason why that is so here. */
export function connectionRefused({ host, port, path }: Address, reason: string): Error {
  const place = path ?? `${host}:${port}`
  return Object.assign(new Error(`connect ECONNREFUSED ${place}: ${reason}`), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: path ?? host,
    ...(path === undefined ? { port } : {}),
  })
}
