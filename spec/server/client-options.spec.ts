import { describeRows, error, row } from '../support/command-rows.js'

const BAD_PASSWORD = error('WRONGPASS invalid username-password pair or user is disabled.')
const BAD_OPTION = error("ERR Syntax error in HELLO option 'FOO'")
const PROTOCOL = error('NOPROTO unsupported protocol version')

describeRows('HELLO', [
  row('knows two protocols', [
    ['HELLO 1', PROTOCOL],
    ['HELLO 4', PROTOCOL],
    ['HELLO x', error('ERR Protocol version is not an integer or out of range')],
    ['HELLO 9 SETNAME x', PROTOCOL],
    ['CLIENT GETNAME', null],
  ]),
  row('refuses what is no option, or not all of one', [
    ['HELLO 2 FOO', BAD_OPTION],
    ['HELLO 2 AUTH a', error("ERR Syntax error in HELLO option 'AUTH'")],
    ['HELLO 2 SETNAME', error("ERR Syntax error in HELLO option 'SETNAME'")],
    [
      'HELLO 2 SETNAME "a b"',
      error('ERR Client names cannot contain spaces, newlines or special characters.'),
    ],
  ]),
  row(
    'takes each option where it stands',
    [
      ['HELLO 3 AUTH a b FOO', BAD_PASSWORD],
      ['HELLO 3 SETNAME x FOO', BAD_OPTION],
      ['CLIENT GETNAME', 'x'],
    ],
    { before: '7.2' },
  ),
  row(
    'takes all options or none',
    [
      ['HELLO 3 AUTH a b FOO', BAD_OPTION],
      ['HELLO 3 SETNAME x FOO', BAD_OPTION],
      ['HELLO 3 SETNAME x AUTH a b', BAD_PASSWORD],
      ['CLIENT GETNAME', null],
    ],
    { since: '7.2' },
  ),
])

describeRows('CLIENT KILL', [
  row(
    'asks for a number of seconds',
    [
      ['CLIENT KILL MAXAGE x', error('ERR maxage is not an integer or out of range')],
      ['CLIENT KILL MAXAGE 0', error('ERR maxage should be greater than 0')],
      ['CLIENT KILL MAXAGE 1000', 0],
    ],
    { since: '7.4' },
  ),
  row(
    'asks for an integer',
    [['CLIENT KILL ID x', error('ERR value is not an integer or out of range')]],
    { before: '7.0' },
  ),
])

describeRows('SLOWLOG GET', [
  row(
    'takes -1 for all',
    [
      ['SLOWLOG GET -1', []],
      ['SLOWLOG GET -2', error('ERR count should be greater than or equal to -1')],
      ['SLOWLOG GET x', error('ERR count should be greater than or equal to -1')],
    ],
    { since: '7.0' },
  ),
  row(
    'takes any negative count for all',
    [
      ['SLOWLOG GET -2', []],
      ['SLOWLOG GET x', error('ERR value is not an integer or out of range')],
    ],
    { before: '7.0' },
  ),
])
