import type { RunLimits } from '../../scripting/index.js'
import { followUsageSettings } from '../memory/usage-settings.js'
import type { Server } from '../server.js'

/** Lets CONFIG SET have its effect on what does not ask for a parameter each time. */
export function followParameters(
  { config, keyspace, tracking, notifications }: Server,
  runLimits: RunLimits,
): void {
  followUsageSettings(keyspace.usage, config)
  config.onChange('busy-reply-threshold', (value) => {
    runLimits.busyAfter = Number(value) > 0 ? Number(value) : Infinity
  })
  config.onChange('tracking-table-max-keys', () => tracking.limitSoon())
  config.onChange('notify-keyspace-events', (classes) => {
    notifications.classes = classes
  })
}
