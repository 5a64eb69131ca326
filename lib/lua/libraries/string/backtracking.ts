import type { LuaState } from '../../stack.js'
import { countSteps, STEPS_AT_ONCE } from '../../steps.js'

/** What a match can come back to, and what it must take back on its way. */
export const Choice = {
  undoOpen: 0,
  undoClose: 1,
  without: 2,
  oneLess: 3,
  oneMore: 4,
} as const

export type ChoiceKind = (typeof Choice)[keyof typeof Choice]

const WIDTH = 4

/** The choices of a match that may be undone, the latest first, and the steps they cost. */
export class Backtracking {
  kind: ChoiceKind = Choice.undoOpen
  first = 0
  second = 0
  third = 0
  readonly #L: LuaState
  readonly #entries: number[] = []
  #length = 0
  #steps = 0

  constructor(L: LuaState) {
    this.#L = L
  }

  clear(): void {
    this.#length = 0
  }

  push(kind: ChoiceKind, first: number, second: number, third: number): void {
    const entries = this.#entries
    const at = this.#length
    entries[at] = kind
    entries[at + 1] = first
    entries[at + 2] = second
    entries[at + 3] = third
    this.#length = at + WIDTH
  }

  /** Takes the latest choice off and into the fields. Returns whether there was one. */
  pop(): boolean {
    if (this.#length === 0) return false
    const at = this.#length - WIDTH
    const entries = this.#entries
    this.kind = entries[at] as ChoiceKind
    this.first = entries[at + 1]
    this.second = entries[at + 2]
    this.third = entries[at + 3]
    this.#length = at
    this.count(1)
    return true
  }

  /** Adds steps of the match, of which many at once are told. */
  count(steps: number): void {
    this.#steps += steps
    if (this.#steps < STEPS_AT_ONCE) return
    countSteps(this.#L, this.#steps)
    this.#steps = 0
  }
}
