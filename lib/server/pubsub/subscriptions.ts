import type { ByteString } from '../../reply/byte-string.js'

/** What a session listens to. */
export class Subscriptions {
  readonly channels = new Set<ByteString>()
  readonly patterns = new Set<ByteString>()
  readonly shardChannels = new Set<ByteString>()

  get count(): number {
    return this.channels.size + this.patterns.size + this.shardChannels.size
  }
}
