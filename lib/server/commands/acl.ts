import { CATEGORIES } from '../../command/categories.js'
import { obeysArity } from '../../command/command-table.js'
import { container, type HelpEntry, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { parseInteger } from '../../commands/parse.js'
import {
  BAD_GENPASS_BITS,
  BAD_USER_NAME,
  commandNotFound,
  DEFAULT_USER_STAYS,
  dryRunDenial,
  NO_ACL_FILE,
  unknownCategory,
  userNotFound,
} from '../../reply/errors/acl.js'
import { wrongArity } from '../../reply/errors/common.js'
import { badSubcommandCall, notAvailable } from '../../reply/errors/server.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import { denialOf } from '../acl/access-check.js'
import { hasBlanks } from '../acl/selector-rule.js'
import { userReply } from '../acl/user-reply.js'
import { userText } from '../acl/user-text.js'
import type { ServerContext } from '../server-context.js'

const OWN: readonly CommandFlag[] = ['noscript', 'loading', 'stale']
const ADMIN: readonly CommandFlag[] = ['admin', ...OWN]
/** `ACL CAT category`, `ACL GENPASS bits`, `ACL LOG count`. */
const MOST_WORDS = 3
const DEFAULT_BITS = 256
const MOST_BITS = 4096
const BITS_OF_DIGIT = 4

const cat = defineCommand<ServerContext>({
  name: 'acl|cat',
  arity: -2,
  flags: OWN,
  run: ({ server, version }, argv): Reply => {
    if (argv.length > MOST_WORDS) return badSubcommandCall(version, 'acl', argv[1])
    if (argv.length < MOST_WORDS) return [...CATEGORIES]
    const category = argv[2].toLowerCase()
    if (!CATEGORIES.includes(category)) return unknownCategory(version, argv[2])
    const commands = [...server.commands.values()].flatMap((command) =>
      version === '6.2' ? [command] : [command, ...command.subcommands.values()],
    )
    return commands.filter(({ categories }) => categories.has(category)).map(({ name }) => name)
  },
})

const setuser = defineCommand<ServerContext>({
  name: 'acl|setuser',
  arity: -3,
  flags: ADMIN,
  run: ({ server }, [, , name, ...rules]) =>
    hasBlanks(name) ? BAD_USER_NAME : (server.acl.setUser(name, rules) ?? OK),
})

const deluser = defineCommand<ServerContext>({
  name: 'acl|deluser',
  arity: -3,
  flags: ADMIN,
  run: ({ server }, [, , ...names]) =>
    names.includes('default') ? DEFAULT_USER_STAYS : server.acl.deleteUsers(names),
})

const getuser = defineCommand<ServerContext>({
  name: 'acl|getuser',
  arity: 3,
  flags: ADMIN,
  run: ({ server, version }, argv) => {
    const user = server.acl.user(argv[2])
    return user === undefined ? null : userReply(user, version)
  },
})

const list = defineCommand<ServerContext>({
  name: 'acl|list',
  arity: 2,
  flags: ADMIN,
  run: ({ server, version }) => server.acl.users.map((user) => userText(user, version)),
})

const users = defineCommand<ServerContext>({
  name: 'acl|users',
  arity: 2,
  flags: ADMIN,
  run: ({ server }) => server.acl.users.map(({ name }) => name),
})

const whoami = defineCommand<ServerContext>({
  name: 'acl|whoami',
  arity: 2,
  flags: OWN,
  run: ({ session }) => session.login.user.name,
})

const genpass = defineCommand<ServerContext>({
  name: 'acl|genpass',
  arity: -2,
  flags: OWN,
  run: (context, argv) => {
    if (argv.length > MOST_WORDS) return badSubcommandCall(context.version, 'acl', argv[1])
    const bits = argv.length === MOST_WORDS ? parseInteger(argv[2]) : DEFAULT_BITS
    if (bits instanceof ErrorReply) return bits
    if (bits <= 0 || bits > MOST_BITS) return BAD_GENPASS_BITS
    const digits = Array.from({ length: Math.ceil(bits / BITS_OF_DIGIT) }, () =>
      Math.floor(context.random() * 16).toString(16),
    )
    return digits.join('')
  },
})

const log = defineCommand<ServerContext>({
  name: 'acl|log',
  arity: -2,
  flags: ADMIN,
  run: ({ server, version }, argv) => {
    if (argv.length > MOST_WORDS) return badSubcommandCall(version, 'acl', argv[1])
    if (argv.length < MOST_WORDS) return server.acl.log.newest()
    if (argv[2].toLowerCase() === 'reset') {
      server.acl.log.reset()
      return OK
    }
    const count = parseInteger(argv[2])
    return count instanceof ErrorReply ? count : server.acl.log.newest(count)
  },
})

const dryrun = defineCommand<ServerContext>({
  name: 'acl|dryrun',
  arity: -4,
  flags: ADMIN,
  since: '7.0',
  run: ({ server, version }, [, , name, ...argv]) => {
    const user = server.acl.user(name)
    if (user === undefined) return userNotFound(name)
    const command = server.find(argv)
    const isSubcommandUnknown = command !== undefined && command.subcommands.size > 0
    if (command === undefined || (isSubcommandUnknown && argv.length > 1)) {
      return commandNotFound(argv[0])
    }
    if (!obeysArity(command.arity, argv.length)) return wrongArity(command.name)
    const denial = denialOf(user, command, argv)
    return denial === undefined ? OK : dryRunDenial(version, denial.what, name, denial.object)
  },
})

/** Users live in memory alone. */
const files = ['load', 'save'].map((word) =>
  defineCommand<ServerContext>({
    name: `acl|${word}`,
    arity: 2,
    olderArity: { before: '7.0', arity: -2 },
    flags: ADMIN,
    run: ({ server }) =>
      server.config.text('aclfile') === ''
        ? NO_ACL_FILE
        : notAvailable(`acl ${word}`, 'a server in memory keeps its users in no file'),
  }),
)

const DRYRUN_HELP: HelpEntry = [
  'DRYRUN <username> <command> [<arg> ...]',
  'Returns whether the user can execute the given command without executing the command.',
]

const HELP: readonly HelpEntry[] = [
  [
    'CAT [<category>]',
    'List all commands that belong to <category>, or all command categories',
    'when no category is specified.',
  ],
  ['DELUSER <username> [<username> ...]', 'Delete a list of users.'],
  ['GETUSER <username>', "Get the user's details."],
  [
    'GENPASS [<bits>]',
    'Generate a secure 256-bit user password. The optional `bits` argument can',
    'be used to specify a different size.',
  ],
  ['LIST', 'Show users details in config file format.'],
  ['LOAD', 'Reload users from the ACL file.'],
  ['LOG [<count> | RESET]', 'Show the ACL log entries.'],
  ['SAVE', 'Save the current config to the ACL file.'],
  [
    'SETUSER <username> <attribute> [<attribute> ...]',
    'Create or modify a user with the specified attributes.',
  ],
  ['USERS', 'List all the registered usernames.'],
  ['WHOAMI', 'Return the current connection username.'],
]

const withDryRun = [...HELP.slice(0, 2), DRYRUN_HELP, ...HELP.slice(2)]

/** @see https://redis.io/docs/latest/commands/acl/ */
export const aclCommands: readonly CommandDefinition<ServerContext>[] = [
  container('acl', ADMIN),
  cat,
  setuser,
  deluser,
  getuser,
  list,
  users,
  whoami,
  genpass,
  log,
  dryrun,
  ...files,
  helpOf('acl', HELP),
  { ...helpOf<ServerContext>('acl', withDryRun), since: '7.0' },
]
