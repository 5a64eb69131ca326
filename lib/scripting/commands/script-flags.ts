import type { CommandFlag, VersionedFlag } from '../../command/define-command.js'

/** The flags that all commands that run a script have. */
export const RUNS_A_SCRIPT: readonly (CommandFlag | VersionedFlag)[] = [
  'noscript',
  'movablekeys',
  'skip_monitor',
  { flag: 'no_mandatory_keys', since: '7.0' },
  { flag: 'stale', since: '7.0' },
]
