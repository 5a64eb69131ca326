import { ListValue } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import { listFill } from '../lists/lookup-list.js'
import { changed } from '../lookup.js'

/**
 * Puts what SORT answers into a list, with empty strings for what GET did not find.
 * @returns its length.
 */
export function storeSorted(
  context: CommandContext,
  key: ByteString,
  answers: readonly (ByteString | null)[],
): number {
  if (answers.length > 0) {
    context.db.set(key, listOf(context, answers))
    context.db.clearExpiry(key)
    changed(context, key, 'l', 'sortstore', answers.length)
  } else if (context.db.has(key)) {
    context.db.delete(key, 'server-del')
    changed(context, key, 'g', 'del')
  }
  return answers.length
}

function listOf(context: CommandContext, answers: readonly (ByteString | null)[]): ListValue {
  const list = new ListValue()
  const fill = listFill(context)
  for (const answer of answers) {
    const element = answer ?? ''
    list.makeRoom([element], fill)
    list.push('RIGHT', element)
  }
  return list
}
