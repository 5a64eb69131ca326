import { Socket } from 'node:net'

/** On the class of Node, so that test files and copies of this package share it. */
const ASKED = Symbol.for('redis-mock-lua.asked-sockets')

/** The sockets of the process of which it was asked where they go: others connected before. */
export function askedSockets(): WeakSet<object> {
  const holder = Socket as { [ASKED]?: WeakSet<object> }
  holder[ASKED] ??= new WeakSet()
  return holder[ASKED]
}
