import { once } from 'node:events'
import type { Socket } from 'node:net'

/** The next event of a name. */
export const next = (socket: Socket, event: string): Promise<unknown[]> => once(socket, event)

/** What a socket hears, from now on, up to a number of bytes. */
export async function said(socket: Socket, length: number): Promise<string> {
  let text = ''
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += (chunk as Buffer).toString('latin1')
    if (text.length >= length) break
  }
  return text
}

/** The events of a socket, in order, up to `close`. */
export async function untilClosed(socket: Socket): Promise<string[]> {
  const events: string[] = []
  for (const name of ['connect', 'ready', 'end', 'finish', 'timeout', 'close']) {
    socket.on(name, () => events.push(name))
  }
  socket.resume()
  await once(socket, 'close')
  return events
}
