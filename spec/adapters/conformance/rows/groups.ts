import { type CommonRow, failure, told } from '../face.js'
import { NOSCRIPT, UNKNOWN } from '../script-texts.js'
import { row } from './common-row.js'

const NOT_AN_INTEGER = '! ERR value is not an integer or out of range'
const NO_SUCH_SCRIPT = `! ${NOSCRIPT}`

/** Pipelines and transactions. */
export const groupRows: readonly CommonRow[] = [
  row(
    'a pipeline',
    (client) => client.pipeline(['SET', 'k', 1], ['EVAL', 'return KEYS', 1, 'k'], ['INCR', 'k']),
    ['OK', ['k'], 2],
  ),
  row(
    'a pipeline goes on after an error',
    async (client) =>
      told(
        await client.pipeline(
          ['SET', 's', 'x'],
          ['INCR', 's'],
          ['EVALSHA', UNKNOWN, 1, 's'],
          ['GET', 's'],
        ),
      ),
    ['OK', NOT_AN_INTEGER, NO_SUCH_SCRIPT, 'x'],
  ),
  row(
    'a transaction',
    (client) => client.multi(['SET', 'k', 1], ['EVAL', 'return KEYS', 1, 'k'], ['INCR', 'k']),
    ['OK', ['k'], 2],
  ),
  row(
    'a transaction goes on after an error',
    async (client) =>
      told(
        await client.multi(
          ['SET', 's', 'x'],
          ['INCR', 's'],
          ['EVALSHA', UNKNOWN, 1, 's'],
          ['GET', 's'],
        ),
      ),
    ['OK', NOT_AN_INTEGER, NO_SUCH_SCRIPT, 'x'],
  ),
  row(
    'a transaction with a command that is refused changes nothing',
    async (client) => {
      const message = await failure(client.multi(['SET', 'k', 1], ['HSET', 'k']))
      return [`${message}`.startsWith('! '), await client.call('EXISTS', 'k')]
    },
    [true, 0],
  ),
  row(
    'WATCH: a transaction on a key that changed is null',
    async (client, open) => {
      await client.call('WATCH', 'k')
      await (await open()).eval("return redis.call('SET', KEYS[1], 'other')", ['k'])
      return client.multi(['SET', 'k', 'mine'])
    },
    null,
  ),
  row(
    'WATCH: a transaction on a key that did not change',
    async (client) => {
      await client.call('WATCH', 'k')
      return client.multi(['SET', 'k', 'mine'])
    },
    ['OK'],
  ),
]
