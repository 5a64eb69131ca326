import { defineCommand } from '../../command/define-command.js'
import { BUSY } from '../../reply/errors/scripting.js'
import { MapReply } from '../../reply/reply.js'
import { ENGINE } from '../functions/library-metadata.js'
import type { RunWatch } from '../run-watch.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-stats/ */
export const functionStats = defineCommand<ScriptingContext>({
  name: 'function|stats',
  arity: 2,
  flags: ['noscript', 'allow_busy'],
  categories: ['scripting'],
  since: '7.0',
  run({ scripting: { functions, watch } }) {
    if (watch.current?.kind === 'script') return BUSY.script
    const counts = new MapReply([
      ['libraries_count', functions.libraryCount],
      ['functions_count', functions.functionCount],
    ])
    return new MapReply([
      ['running_script', runningFunction(watch)],
      ['engines', new MapReply([[ENGINE, counts]])],
    ])
  },
})

function runningFunction({ current, milliseconds }: RunWatch): MapReply | null {
  if (current === undefined) return null
  const { name, argv } = current.run
  return new MapReply([
    ['name', name],
    ['command', [...argv]],
    ['duration_ms', milliseconds],
  ])
}
