import type { KeyUsage } from '../../keyspace/key-usage.js'
import type { Config } from '../config.js'

/** Lets CONFIG say what is kept of the use of keys. */
export function followUsageSettings(usage: KeyUsage, config: Config): void {
  const update = () => {
    usage.settings = {
      countsUses: config.text('maxmemory-policy').endsWith('lfu'),
      logFactor: config.number('lfu-log-factor'),
      decayMinutes: config.number('lfu-decay-time'),
    }
  }
  for (const name of ['maxmemory-policy', 'lfu-log-factor', 'lfu-decay-time']) {
    config.onChange(name, update)
  }
}
