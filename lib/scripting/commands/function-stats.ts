import { defineCommand } from '../../command/define-command.js'
import { MapReply } from '../../reply/reply.js'
import { ENGINE } from '../functions/library-metadata.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-stats/ */
export const functionStats = defineCommand<ScriptingContext>({
  name: 'function|stats',
  arity: 2,
  flags: ['noscript', 'allow_busy'],
  categories: ['scripting'],
  since: '7.0',
  run({ scripting: { functions } }) {
    const counts = new MapReply([
      ['libraries_count', functions.libraryCount],
      ['functions_count', functions.functionCount],
    ])
    return new MapReply([
      ['running_script', null],
      ['engines', new MapReply([[ENGINE, counts]])],
    ])
  },
})
