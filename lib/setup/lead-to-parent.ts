import { intercept, type Way } from '../adapters/net/intercept.js'
import { interceptLookups } from '../adapters/net/intercept-lookup.js'
import type { Address } from '../server/connection/memory-link.js'
import { isListening } from '../server/process-state.js'
import { askDoor } from './ask-door.js'
import { leadChildren } from './children.js'
import type { Parent } from './parent.js'
import { Selection } from './selection.js'

type Caller = (...args: never[]) => unknown

/**
 * Leads the clients of this process, or thread, to the servers of the process that started it.
 * @returns what lets them go where they would by themselves.
 */
export function leadToParent(parent: Parent): () => void {
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
  return () => {
    for (const giveBack of undo) giveBack()
  }
}
