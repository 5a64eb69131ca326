import fc from 'fast-check'
import {
  command,
  float,
  lexKey,
  maybe,
  member,
  oneOf,
  setKey,
  smallInteger,
  some,
  someOf,
  words,
  zsetKey,
} from '../arbitraries.js'

const score = fc.oneof(float, smallInteger)
const scoreBound = fc.oneof(
  score,
  score.map((text) => `(${text}`),
  oneOf('-inf', '+inf', '(inf', 'x'),
)
const lexBound = fc.oneof(
  member.map((text) => `[${text}`),
  member.map((text) => `(${text}`),
  oneOf('-', '+', 'x', '['),
)
const limit = words('LIMIT', smallInteger, smallInteger)
const withScores = maybe('WITHSCORES')
const addOptions = someOf(words('NX'), words('XX'), words('GT'), words('LT'), words('CH'))
const sourceKey = fc.oneof({ weight: 5, arbitrary: zsetKey }, { weight: 1, arbitrary: setKey })
const weights = maybe('WEIGHTS', some(float))
const aggregate = maybe('AGGREGATE', oneOf('SUM', 'MIN', 'MAX', 'AVG'))
const twoKeys = words('2', sourceKey, sourceKey)
const twoWeights = maybe('WEIGHTS', float, float)
const end = oneOf('MIN', 'MAX', 'max', 'MID')

const lexRanges = [
  command('ZADD', lexKey, some('0', member)),
  command('ZADD', lexKey, some('0', member)),
  command('ZREM', lexKey, member),
  command('ZRANGE', lexKey, lexBound, lexBound, 'BYLEX', maybe('REV'), maybe(limit), withScores),
  command(oneOf('ZRANGEBYLEX', 'ZREVRANGEBYLEX'), lexKey, lexBound, lexBound, maybe(limit)),
  command('ZLEXCOUNT', lexKey, lexBound, lexBound),
  command('ZREMRANGEBYLEX', lexKey, lexBound, lexBound),
]

const ranges = [
  command('ZRANGE', zsetKey, '0', '-1', withScores),
  command('ZRANGE', zsetKey, smallInteger, smallInteger, maybe('REV'), withScores, maybe(limit)),
  command(
    'ZRANGE',
    zsetKey,
    scoreBound,
    scoreBound,
    'BYSCORE',
    maybe('REV'),
    maybe(limit),
    withScores,
  ),
  command('ZREVRANGE', zsetKey, smallInteger, smallInteger, withScores),
  command(
    oneOf('ZRANGEBYSCORE', 'ZREVRANGEBYSCORE'),
    zsetKey,
    scoreBound,
    scoreBound,
    withScores,
    maybe(limit),
  ),
  command('ZRANGESTORE', zsetKey, zsetKey, smallInteger, smallInteger, maybe('REV')),
  command('ZRANGESTORE', zsetKey, zsetKey, scoreBound, scoreBound, 'BYSCORE', maybe(limit)),
  command('ZCOUNT', zsetKey, scoreBound, scoreBound),
  command('ZREMRANGEBYRANK', zsetKey, smallInteger, smallInteger),
  command('ZREMRANGEBYSCORE', zsetKey, scoreBound, scoreBound),
]

const combinations = [
  command(oneOf('ZUNION', 'ZINTER'), twoKeys, twoWeights, aggregate, withScores),
  command(oneOf('ZUNIONSTORE', 'ZINTERSTORE'), zsetKey, twoKeys, twoWeights, aggregate),
  command(
    oneOf('ZUNIONSTORE', 'ZINTERSTORE'),
    zsetKey,
    oneOf('1', '3', '0', 'x'),
    some(sourceKey),
    weights,
  ),
  command('ZDIFF', twoKeys, withScores),
  command('ZDIFFSTORE', zsetKey, twoKeys),
  command('ZINTERCARD', twoKeys, maybe('LIMIT', smallInteger)),
]

export const sortedSets = [
  command('ZADD', zsetKey, some(score, member)),
  command('ZADD', zsetKey, some(smallInteger, member)),
  command('ZADD', zsetKey, addOptions, some(score, member), maybe('odd')),
  command('ZADD', zsetKey, addOptions, 'INCR', score, member),
  command('ZREM', zsetKey, some(member)),
  command(oneOf('ZSCORE', 'ZRANK', 'ZREVRANK'), zsetKey, member),
  command('ZCARD', zsetKey),
  command('ZMSCORE', zsetKey, some(member)),
  command('ZINCRBY', zsetKey, score, member),
  command(oneOf('ZPOPMIN', 'ZPOPMAX'), zsetKey, maybe(smallInteger)),
  command('ZMPOP', oneOf('1', '2', '0'), some(zsetKey), end, maybe('COUNT', smallInteger)),
  command('ZRANDMEMBER', zsetKey, '1000', withScores),
  command('ZSCAN', zsetKey, '0', maybe('MATCH', oneOf('*', 'a*')), 'COUNT', '1000'),
  ...lexRanges,
  ...ranges,
  ...combinations,
]
