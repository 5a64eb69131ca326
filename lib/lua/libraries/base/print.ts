import { stdout } from 'node:process'
import { raise } from '../../arguments.js'
import {
  bytesAt,
  call,
  getIndexed,
  type LuaState,
  pop,
  pushBytes,
  pushCopy,
  pushValue,
  top,
} from '../../stack.js'

/** `print (···)`: to the standard output, as the server does. */
export function print(L: LuaState): number {
  const count = top(L)
  const texts: string[] = []
  pushValue(L, L.global.globals)
  pushBytes(L, 'tostring')
  getIndexed(L, -2)
  for (let place = 1; place <= count; place++) {
    pushCopy(L, -1)
    pushCopy(L, place)
    call(L, 1, 1)
    texts.push(bytesAt(L, -1) ?? raise(L, "'tostring' must return a string to 'print'"))
    pop(L)
  }
  stdout.write(Buffer.from(`${texts.join('\t')}\n`, 'latin1'))
  return 0
}
