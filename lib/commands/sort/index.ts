import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { type KeyWord, keyAt, type UnknownKeys } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { arrange } from './arrange.js'
import { parseSortOptions, type SortOptions } from './options.js'
import { lookupOf } from './pattern.js'
import { storeSorted } from './store.js'

const STORE_KEY: KeyWord = {
  access: 'OW update',
  keyword: 'store',
  from: 2,
  takes: 'one',
  others: { limit: 2, get: 1, by: 1 },
  isUnknown: true,
}
const PATTERN_KEYS: UnknownKeys = { access: 'RO access', isUnknown: true }

const sort = defineCommand<CommandContext>({
  name: 'sort',
  arity: -2,
  flags: ['write', 'denyoom', 'movablekeys'],
  categories: ['set', 'sortedset', 'list', 'dangerous'],
  keys: [keyAt(1, 'RO access'), PATTERN_KEYS, STORE_KEY],
  run: (context, argv) => {
    const options = parseSortOptions(context, argv, false)
    return options instanceof ErrorReply ? options : runSort(context, argv[1], options)
  },
})

const sortRo = defineCommand<CommandContext>({
  name: 'sort_ro',
  arity: -2,
  flags: ['readonly', 'movablekeys'],
  categories: ['set', 'sortedset', 'list', 'dangerous'],
  keys: [keyAt(1, 'RO access'), PATTERN_KEYS],
  since: '7.0',
  run: (context, argv) => {
    const options = parseSortOptions(context, argv, true)
    return options instanceof ErrorReply ? options : runSort(context, argv[1], options)
  },
})

/** @see https://redis.io/docs/latest/commands/sort/ */
export const sortCommands: readonly CommandDefinition<CommandContext>[] = [sort, sortRo]

function runSort(context: CommandContext, key: ByteString, options: SortOptions): Reply {
  const elements = arrange(context, key, options)
  if (elements instanceof ErrorReply) return elements
  const gets = options.get.map((pattern) => lookupOf(context, pattern))
  const answers =
    gets.length === 0
      ? elements
      : elements.flatMap((element) => gets.map((get) => get(element) ?? null))
  const { storeKey } = options
  return storeKey === undefined ? answers : storeSorted(context, storeKey, answers)
}
