import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connectionRefused } from '../server/connection/connection-refused.js'
import type { Address } from '../server/connection/memory-link.js'

/** What a door answers who names an address. */
export type Answer = { readonly address: Address } | { readonly refused: string }

/**
 * Asks the door of another process where the server of an address is.
 * @throws Error as of a system where nobody listens, if there is none.
 */
export async function askDoor(path: string, address: Address): Promise<Address> {
  const socket = connect(path)
  socket.end(JSON.stringify(address))
  const answer = JSON.parse(await wholeText(socket)) as Answer
  if ('refused' in answer) throw connectionRefused(address, answer.refused)
  return answer.address
}

/** All that the other side says before it ends. */
export async function wholeText(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('utf8').on('data', (piece) => {
    text += piece
  })
  await once(socket, 'end')
  return text
}
