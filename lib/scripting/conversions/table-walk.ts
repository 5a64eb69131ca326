import {
  type LuaState,
  nextEntry,
  pop,
  pushCopy,
  pushNil,
  rawGetField,
  rawGetIndex,
  typeAt,
} from '../../lua/stack.js'
import { MapReply, type Reply, SetReply } from '../../reply/reply.js'

/** The stack places that a walk needs beside its table. */
export const PLACES_FOR_WALK = 4

/** The way through a table on the stack, value by value. */
export interface TableWalk {
  /**
   * Pushes the next value to convert.
   *
   * @returns the place that the value has on the stack of a server, whose depth is limited; 0 at
   *   the end, when the walk has popped all it had.
   */
  advance(L: LuaState): number
  /** Takes the reply of the value that `advance` pushed. */
  take(reply: Reply): void
  reply(): Reply
}

/** Starts the way through the table on top, which is at `place`. */
export function openTable(L: LuaState, place: number): TableWalk {
  rawGetField(L, -1, 'map')
  if (typeAt(L, -1) === 'table') return new MapWalk(L, place)
  pop(L)
  rawGetField(L, -1, 'set')
  if (typeAt(L, -1) === 'table') return new SetWalk(L, place)
  pop(L)
  return new ArrayWalk(place)
}

/** `{a, b, …}` up to the first nil. On the stack: the table. */
class ArrayWalk implements TableWalk {
  readonly #items: Reply[] = []
  readonly #place: number
  #index = 0

  constructor(place: number) {
    this.#place = place
  }

  advance(L: LuaState): number {
    rawGetIndex(L, -1, ++this.#index)
    if (typeAt(L, -1) !== 'nil') return this.#place + 1
    pop(L, 2)
    return 0
  }

  take(reply: Reply): void {
    this.#items.push(reply)
  }

  reply(): Reply {
    return this.#items
  }
}

/** `{map = {key = value, …}}`. On the stack: both tables, the key, and the value until it is read. */
class MapWalk implements TableWalk {
  readonly #entries: [Reply, Reply][] = []
  readonly #place: number
  #key: Reply | undefined
  #isKeyNext = true

  constructor(L: LuaState, place: number) {
    this.#place = place
    pushNil(L)
  }

  advance(L: LuaState): number {
    if (!this.#isKeyNext) return this.#place + 3
    if (!nextEntry(L, -2)) {
      pop(L, 2)
      return 0
    }
    pushCopy(L, -2)
    return this.#place + 4
  }

  take(reply: Reply): void {
    if (this.#isKeyNext) this.#key = reply
    else this.#entries.push([this.#key ?? null, reply])
    this.#isKeyNext = !this.#isKeyNext
  }

  reply(): Reply {
    return new MapReply(this.#entries)
  }
}

/** `{set = {member = …, …}}`. On the stack: both tables and the member. */
class SetWalk implements TableWalk {
  readonly #members: Reply[] = []
  readonly #place: number

  constructor(L: LuaState, place: number) {
    this.#place = place
    pushNil(L)
  }

  advance(L: LuaState): number {
    if (!nextEntry(L, -2)) {
      pop(L, 2)
      return 0
    }
    pop(L)
    pushCopy(L, -1)
    return this.#place + 3
  }

  take(reply: Reply): void {
    this.#members.push(reply)
  }

  reply(): Reply {
    return new SetReply(this.#members)
  }
}
