/**
 * A small generator (xorshift32) of numbers in [0, 1), repeatable by its seed. Redis does not say
 * which member SRANDMEMBER gives, so any even spread will do.
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0 || 0x9e3779b9
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
