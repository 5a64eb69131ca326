import type { KeyUsage } from '../../keyspace/key-usage.js'
import type { Config } from '../config/config.js'

const PARAMETERS = ['maxmemory', 'maxmemory-policy', 'lfu-log-factor', 'lfu-decay-time']

/** Lets CONFIG say what is kept of the use of keys. */
export function followUsageSettings(usage: KeyUsage, config: Config): void {
  const update = () => {
    const policy = config.text('maxmemory-policy')
    usage.settings = {
      countsUses: policy.endsWith('lfu'),
      isOfEachKey: config.number('maxmemory') > 0 && /l[rf]u$/.test(policy),
      logFactor: config.number('lfu-log-factor'),
      decayMinutes: config.number('lfu-decay-time'),
    }
  }
  for (const name of PARAMETERS) config.onChange(name, update)
}
