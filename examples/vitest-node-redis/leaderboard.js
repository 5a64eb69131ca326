import { createClient, defineScript } from 'redis'

/** Notes a score if it is the best of its player, and answers the rank and whether it was. */
const submit = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local changed = redis.call('ZADD', KEYS[1], 'GT', 'CH', ARGV[2], ARGV[1])
    return { redis.call('ZREVRANK', KEYS[1], ARGV[1]) + 1, changed }
  `,
  parseCommand(parser, board, player, score) {
    parser.pushKey(board)
    parser.push(player, String(score))
  },
  transformReply: ([rank, changed]) => ({ rank, isBest: changed === 1 }),
})

export function createLeaderboard(board, url = 'redis://redis.example:6379') {
  const client = createClient({ url, scripts: { submit } })
  return {
    client,
    open: () => client.connect(),
    submit: (player, score) => client.submit(board, player, score),
    submitAll: (scores) => {
      const transaction = client.multi()
      for (const [player, score] of Object.entries(scores)) transaction.submit(board, player, score)
      return transaction.exec()
    },
    top: (count) => client.zRangeWithScores(board, 0, count - 1, { REV: true }),
    close: () => client.close(),
  }
}
