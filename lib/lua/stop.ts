import type { LuaState } from './state.js'
import type { LuaValue } from './values.js'

/** Thrown to end a script whatever errors it catches. */
export class Stop {
  /** What the message handler of the whole run made of it. */
  readonly value: LuaValue

  constructor(value: LuaValue) {
    this.value = value
  }
}

/** Ends the script that runs, also from within a coroutine or a protected call. */
export function stopScript({ global }: LuaState, message: string): never {
  const { mainThread: main, stopHandler } = global
  if (stopHandler === undefined) throw new Stop(message)
  main.stack[main.top++] = stopHandler
  main.stack[main.top++] = message
  global.call(main, main.top - 2, 1)
  throw new Stop(main.stack[--main.top])
}
