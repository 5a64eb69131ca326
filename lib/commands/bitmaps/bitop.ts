import { defineCommand } from '../../command/define-command.js'
import { keyAt, keysFrom } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ONE_SOURCE_FOR_NOT } from '../../reply/errors/bitmaps.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { lookupString } from '../strings/string-key.js'

type Combine = (a: number, b: number) => number

const COMBINATIONS: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
])

export const bitop = defineCommand<CommandContext>({
  name: 'bitop',
  arity: -4,
  flags: ['write', 'denyoom'],
  categories: ['bitmap'],
  keys: [keyAt(2, 'OW update'), keysFrom(3, 'RO access')],
  run: (context, [, operation, destination, ...keys]) => {
    const name = operation.toLowerCase()
    if (name !== 'not' && !COMBINATIONS.has(name)) return SYNTAX_ERROR
    if (name === 'not' && keys.length !== 1) return ONE_SOURCE_FOR_NOT
    const sources: Buffer[] = []
    for (const key of keys) {
      const value = lookupString(context, key)
      if (value instanceof ErrorReply) return value
      sources.push(value?.view(0, value.length) ?? Buffer.alloc(0))
    }
    const combine = COMBINATIONS.get(name)
    return store(context, destination, combine ? combineAll(sources, combine) : inverse(sources[0]))
  },
})

function inverse(source: Buffer): Buffer {
  const result = Buffer.alloc(source.length)
  for (let i = 0; i < source.length; i++) result[i] = ~source[i]
  return result
}

/** Where a source ends, zeros follow. */
function combineAll(sources: readonly Buffer[], combine: Combine): Buffer {
  const [first, ...others] = sources
  const result = Buffer.alloc(Math.max(...sources.map(({ length }) => length)))
  first.copy(result)
  for (const source of others) {
    for (let i = 0; i < source.length; i++) result[i] = combine(result[i], source[i])
    for (let i = source.length; i < result.length; i++) result[i] = combine(result[i], 0)
  }
  return result
}

function store(context: CommandContext, key: ByteString, result: Buffer): number {
  if (result.length > 0) {
    context.db.set(key, StringValue.ofBuffer(result))
    context.db.clearExpiry(key)
    changed(context, key, '$', 'set')
  } else if (context.db.has(key)) {
    context.db.delete(key, 'server-del')
    changed(context, key, 'g', 'del')
  }
  return result.length
}
