import { command, maybe, member, oneOf, setKey, smallInteger, some } from '../arbitraries.js'

export const sets = [
  command('SADD', setKey, some(member)),
  command('SADD', setKey, some(smallInteger)),
  command('SREM', setKey, some(member)),
  command('SISMEMBER', setKey, member),
  command('SMISMEMBER', setKey, some(member)),
  command(oneOf('SCARD', 'SMEMBERS'), setKey),
  command('SPOP', setKey, oneOf('1000', '0', '-1', 'x')),
  command('SRANDMEMBER', setKey, oneOf('1000', '0', 'x')),
  command('SMOVE', setKey, setKey, member),
  command(oneOf('SINTER', 'SUNION', 'SDIFF'), some(setKey)),
  command(oneOf('SINTERSTORE', 'SUNIONSTORE', 'SDIFFSTORE'), setKey, some(setKey)),
  command('SINTERCARD', oneOf('1', '2', '0', '9'), some(setKey), maybe('LIMIT', smallInteger)),
  command('SSCAN', setKey, '0', maybe('MATCH', oneOf('*', 'a*', '[^a]')), 'COUNT', '1000'),
]
