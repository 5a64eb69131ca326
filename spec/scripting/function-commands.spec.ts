import { describeRows, error, ok, type Row, row } from '../support/command-rows.js'

const UNKNOWN_FUNCTION = error('ERR Function not found')
const UNKNOWN_LIBRARY = error('ERR Library not found')

/** A library whose functions have these bodies. */
function library(name: string, functions: Readonly<Record<string, string>>): string {
  const registrations = Object.entries(functions).map(
    ([each, body]) => `redis.register_function('${each}', function(keys, args) ${body} end)`,
  )
  return JSON.stringify([`#!lua name=${name}`, ...registrations].join('\n'))
}

function load(name: string, functions: Readonly<Record<string, string>>): string {
  return `FUNCTION LOAD REPLACE ${library(name, functions)}`
}

const COUNTER = JSON.stringify(
  [
    '#!lua name=counter',
    'local count = 0',
    "redis.register_function{function_name='reader', callback=function() return redis.call('set', 'a', 1) end, flags={'no-writes'}}",
    'local redis = redis',
    "redis.register_function('next', function() count = count + 1 return count end)",
    "redis.register_function('captured', function() return redis.call('ping') end)",
    "redis.register_function('late', function() redis.register_function('x', function() end) end)",
  ].join('\n'),
)

const WRONG_FLUSH = error('ERR FUNCTION FLUSH only supports SYNC|ASYNC option')

const ROWS: readonly Row[] = [
  row('finds functions in any case, and libraries in theirs', [
    [load('l', { F: 'return 1' }), 'l'],
    ['FCALL f 0', 1],
    ['FCALL F 0', 1],
    ['FUNCTION DELETE L', UNKNOWN_LIBRARY],
    ['FUNCTION DELETE l', ok],
    ['FCALL f 0', UNKNOWN_FUNCTION],
  ]),
  row('keeps the old library where the new one is wrong', [
    [load('l', { f: 'return 1' }), 'l'],
    [`FUNCTION LOAD ${library('l', { f: 'return 2' })}`, error("ERR Library 'l' already exists")],
    ['FUNCTION LOAD REPLACE "#!lua name=l\\n"', error('ERR No functions registered')],
    [
      'FUNCTION LOAD REPLACE "#!lua name=l\\nx=1"',
      error(
        'ERR Error registering functions: ERR user_function:2: Attempt to modify a readonly table',
      ),
    ],
    ['FCALL f 0', 1],
    [load('l', { f: 'return 2' }), 'l'],
    ['FCALL f 0', 2],
  ]),
  row('has one function of a name', [
    [load('l', { f: 'return 1' }), 'l'],
    [load('m', { g: 'return 1', F: 'return 2' }), error('ERR Function F already exists')],
    ['FCALL g 0', UNKNOWN_FUNCTION],
    ['FUNCTION STATS', stats(1, 1)],
  ]),
  row('knows REPLACE alone as an option of LOAD', [
    ['FUNCTION LOAD foo x', error('ERR Unknown option given: foo')],
    ['FUNCTION LOAD replace REPLACE x', error('ERR Missing library metadata')],
    ['FUNCTION LOAD REPLACE', error('ERR Missing library metadata')],
    ['FUNCTION LOAD', error("ERR wrong number of arguments for 'function|load' command")],
  ]),
  row('keeps what libraries hold between calls, through FLUSHALL and SCRIPT FLUSH', [
    [`FUNCTION LOAD ${COUNTER}`, 'counter'],
    ['FCALL next 0', 1],
    ['FCALL next 0', 2],
    ['FLUSHALL', ok],
    ['SCRIPT FLUSH', ok],
    ['FCALL next 0', 3],
  ]),
  row('has the table of loading in what a library kept', [
    [`FUNCTION LOAD ${COUNTER}`, 'counter'],
    [
      'FCALL captured 0',
      error(
        "ERR user_function:6: Script attempted to access nonexistent global variable 'call' script: captured, on @user_function:6.",
      ),
    ],
    [
      'FCALL late 0',
      error(
        'ERR redis.register_function can only be called on FUNCTION LOAD command script: late, on @user_function:7.',
      ),
    ],
  ]),
  row('tells readers from writers', [
    [`FUNCTION LOAD ${COUNTER}`, 'counter'],
    ['FCALL_RO next 0', error('ERR Can not execute a script with write flag using *_ro command.')],
    [
      'FCALL_RO reader 0',
      error(
        'ERR Write commands are not allowed from read-only scripts. script: reader, on @user_function:3.',
      ),
    ],
  ]),
  row('checks the function, then the number of keys', [
    ['FCALL f x', UNKNOWN_FUNCTION],
    [load('l', { f: 'return 1' }), 'l'],
    ['FCALL f x', error('ERR Bad number of keys provided')],
    ['FCALL f 01', error('ERR Bad number of keys provided')],
    ['FCALL f 1', error("ERR Number of keys can't be greater than number of args")],
    ['FCALL f -1', error("ERR Number of keys can't be negative")],
    ['FCALL f', error("ERR wrong number of arguments for 'fcall' command")],
  ]),
  row('lists libraries', [
    [load('lib_a', { f: 'return 1' }), 'lib_a'],
    ['FUNCTION LIST', [described('lib_a')]],
    ['FUNCTION LIST LIBRARYNAME LIB*', [described('lib_a')]],
    ['FUNCTION LIST LIBRARYNAME *b', []],
    ['FUNCTION LIST LIBRARYNAME', error('ERR library name argument was not given')],
    ['FUNCTION LIST withcode WITHCODE', error('ERR Unknown argument WITHCODE')],
    ['FUNCTION LIST foo', error('ERR Unknown argument foo')],
    [
      'FUNCTION LIST WITHCODE LIBRARYNAME lib_a',
      [[...described('lib_a'), 'library_code', JSON.parse(library('lib_a', { f: 'return 1' }))]],
    ],
  ]),
  row('forgets libraries', [
    [load('l', { f: 'return 1' }), 'l'],
    ['FUNCTION FLUSH ASYNC', ok],
    ['FUNCTION STATS', stats(0, 0)],
    ['FUNCTION FLUSH x', WRONG_FLUSH],
    [
      'FUNCTION FLUSH SYNC x',
      error("ERR unknown subcommand or wrong number of arguments for 'FLUSH'. Try FUNCTION HELP."),
    ],
  ]),
  row('kills nothing that does not run', [
    ['FUNCTION KILL', error('NOTBUSY No scripts in execution right now.')],
  ]),
  row('loads in a transaction', [
    ['MULTI', ok],
    [load('l', { f: 'return 1' }), { status: 'QUEUED' }],
    ['FCALL f 0', { status: 'QUEUED' }],
    ['EXEC', ['l', 1]],
  ]),
  row('refuses functions and FUNCTION in scripts, but for its help', [
    [
      `EVAL "return redis.pcall('function', 'list')" 0`,
      error('ERR This Redis command is not allowed from script'),
    ],
    [
      `EVAL "return redis.pcall('fcall', 'f', 0)" 0`,
      error('ERR This Redis command is not allowed from script'),
    ],
    [`EVAL "return redis.call('function', 'help')[2].ok" 0`, 'LOAD [REPLACE] <FUNCTION CODE>'],
  ]),
  row('knows no other subcommand', [
    ['FUNCTION', error("ERR wrong number of arguments for 'function' command")],
    ['FUNCTION NOPE', error("ERR unknown subcommand 'NOPE'. Try FUNCTION HELP.")],
    ['FUNCTION KILL x', error("ERR wrong number of arguments for 'function|kill' command")],
  ]),
]

/** Settings of libraries of Lua live as long as the environment. */
const SETTINGS: readonly Row[] = [
  row(
    'keeps its Lua environment through FUNCTION FLUSH',
    [
      [load('l', { f: 'cjson.encode_number_precision(3) return 1' }), 'l'],
      ['FCALL f 0', 1],
      ['FUNCTION FLUSH', ok],
      [load('l', { f: 'return cjson.encode(math.pi)' }), 'l'],
      ['FCALL f 0', '3.14'],
    ],
    { since: '7.0', before: '7.4' },
  ),
  row(
    'begins a new Lua environment with FUNCTION FLUSH',
    [
      [load('l', { f: 'cjson.encode_number_precision(3) return 1' }), 'l'],
      ['FCALL f 0', 1],
      [load('l', { f: 'return cjson.encode(math.pi)' }), 'l'],
      ['FCALL f 0', '3.14'],
      ['FUNCTION FLUSH', ok],
      [load('l', { f: 'return cjson.encode(math.pi)' }), 'l'],
      ['FCALL f 0', '3.1415926535898'],
    ],
    { since: '7.4' },
  ),
  row(
    'does not know functions',
    [
      ['FCALL f 0', error('ERR unknown command `FCALL`, with args beginning with: `f`, `0`, ')],
      [
        'FUNCTION LIST',
        error('ERR unknown command `FUNCTION`, with args beginning with: `LIST`, '),
      ],
    ],
    { before: '7.0' },
  ),
]

describeRows('FUNCTION', [...ROWS.map((each) => ({ ...each, since: '7.0' as const })), ...SETTINGS])

function stats(libraries: number, functions: number) {
  const counts = ['libraries_count', libraries, 'functions_count', functions]
  return ['running_script', null, 'engines', ['LUA', counts]]
}

function described(name: string) {
  const functions = [['name', 'f', 'description', null, 'flags', []]]
  return ['library_name', name, 'engine', 'LUA', 'functions', functions]
}
