import { intercept, type Way } from '../adapters/net/intercept.js'
import { interceptLookups } from '../adapters/net/intercept-lookup.js'
import type { Address } from '../server/connection/memory-link.js'
import { isListening } from '../server/process-state.js'
import { askDoor } from './ask-door.js'
import { leadChildren } from './children.js'
import type { Parent } from './parent.js'
import { Selection } from './selection.js'

type Caller = (...args: never[]) => unknown

/** Where what undoes it hangs: another file of the package may be the one that asks. */
const LED = Symbol.for('redis-mock-lua.led')
type Holder = { [LED]?: (() => void) | undefined }

/** Leads the clients of this process, or thread, to the servers of the process that started it. */
export function leadToParent(parent: Parent): void {
  const { door, options } = parent
  const selection = new Selection(options)
  const wayTo = (address: Address, connect: Caller): Way => {
    if (address.path === door || isListening(address)) return 'through'
    const way = selection.wayTo(address, connect)
    return way === 'led' ? { elsewhere: () => askDoor(door, address) } : way
  }
  const undo = [
    intercept(wayTo),
    interceptLookups((host, lookup) => selection.isLedHost(host, lookup)),
    leadChildren(() => JSON.stringify(parent)),
  ]
  const holder = globalThis as Holder
  holder[LED] = () => {
    for (const giveBack of undo) giveBack()
  }
}

/** Lets the clients of a process that has servers of its own go where they would by themselves. */
export function leaveParent(): void {
  const holder = globalThis as Holder
  holder[LED]?.()
  holder[LED] = undefined
}
