import fc from 'fast-check'
import { command, hashKey, maybe, member, oneOf, smallInteger, some } from '../arbitraries.js'

const condition = maybe(oneOf('NX', 'XX', 'GT', 'LT', 'bad'))
const fields = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(member, { minLength: 1, maxLength: 3 })
      .map((all) => ['FIELDS', `${all.length}`, ...all]),
  },
  { weight: 1, arbitrary: command('FIELDS', smallInteger, some(member)) },
  { weight: 1, arbitrary: command(maybe('FIELDS'), some(member)) },
)
const future = oneOf('33177117420', '44177117420', '1', '-1', '0', 'x', '9223372036854775807')
const futureInMs = oneOf('33177117420000', '35177117420000', '1', '-1', 'x')

/** Times of expiry of the fields of hashes, which 7.4 brought. */
export const fieldExpiry = [
  command('HEXPIREAT', hashKey, future, condition, fields),
  command('HPEXPIREAT', hashKey, futureInMs, condition, fields),
  command('HEXPIRE', hashKey, oneOf('0', '-1', 'x', '9223372036854775807'), condition, fields),
  command(oneOf('HEXPIRETIME', 'HPEXPIRETIME', 'HPERSIST'), hashKey, fields),
  command('HSET', hashKey, some(member, member)),
  command(oneOf('HDEL', 'HMGET'), hashKey, some(member)),
  command(oneOf('HLEN', 'HGETALL'), hashKey),
  command('HINCRBY', hashKey, member, '2'),
  command('COPY', hashKey, hashKey, maybe('REPLACE')),
  command(oneOf('TYPE', 'DEL'), hashKey),
]
