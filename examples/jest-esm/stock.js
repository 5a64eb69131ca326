import { Redis } from 'ioredis'

/** Takes as many of an article as there are, and notes who has how many. */
const reserve = {
  numberOfKeys: 2,
  lua: `
    local left = tonumber(redis.call('GET', KEYS[1]) or '0')
    local taken = math.min(left, tonumber(ARGV[2]))
    if taken == 0 then return redis.error_reply('SOLDOUT none left of ' .. KEYS[1]) end
    redis.call('DECRBY', KEYS[1], taken)
    redis.call('HINCRBY', KEYS[2], ARGV[1], taken)
    return { taken, left - taken }
  `,
}

export function createStock(url = 'redis://redis.example:6379') {
  const redis = new Redis(url, { scripts: { reserve } })
  return {
    redis,
    fill: (article, count) => redis.set(`stock:${article}`, count),
    reserve: (article, who, count) =>
      redis.reserve(`stock:${article}`, `reserved:${article}`, who, count),
    reservations: (article) => redis.hgetall(`reserved:${article}`),
    close: () => redis.quit(),
  }
}
