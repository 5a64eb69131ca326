/** Where the channels of a command stand, the first of them behind its name. */
export interface ChannelUse {
  readonly takes: 'one' | 'all'
  readonly arePatterns: boolean
}

const ONE: ChannelUse = { takes: 'one', arePatterns: false }
const ALL: ChannelUse = { takes: 'all', arePatterns: false }

/** The commands whose channels a user needs a rule for; to unsubscribe is free. */
const USES: ReadonlyMap<string, ChannelUse> = new Map([
  ['publish', ONE],
  ['spublish', ONE],
  ['subscribe', ALL],
  ['ssubscribe', ALL],
  ['psubscribe', { takes: 'all', arePatterns: true }],
])

export function channelUse(command: string): ChannelUse | undefined {
  return USES.get(command)
}
