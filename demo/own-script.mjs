const TRANSFER = `
  local balance = tonumber(redis.call('HGET', KEYS[1], 'cents'))
  local cents = tonumber(ARGV[1])
  if balance < cents then
    return redis.error_reply('FUNDS only ' .. balance .. ' cents in ' .. KEYS[1])
  end
  redis.call('HINCRBY', KEYS[1], 'cents', -cents)
  redis.call('HINCRBY', KEYS[2], 'cents', cents)
  return cjson.encode({ from = balance - cents, moved = cents })
`

export const ownScript = {
  title: 'a script of your own: defineCommand, cjson, an error reply',
  async run(redis, show) {
    redis.defineCommand('transfer', { numberOfKeys: 2, lua: TRANSFER })
    await redis.hset('alice', 'cents', 9_007_199_254_740_000)
    await redis.hset('bob', 'cents', 0)

    show('transfer past 32 bits', await redis.transfer('alice', 'bob', 9_000_000_000_000_000))
    const error = await redis.transfer('alice', 'bob', 9_000_000_000_000_000).catch((e) => e)
    show('transfer again', `${error.name}: ${error.message}`)

    const outcomes = await redis
      .pipeline()
      .transfer('alice', 'bob', 1_000_000)
      .incr('alice')
      .hget('bob', 'cents')
      .exec()
    show(
      'a pipeline in which one command fails',
      JSON.stringify(outcomes.map(([e, r]) => e?.message ?? r)),
    )
  },
}
