import {
  describeRows,
  error,
  nullArray,
  row,
  type Step,
  SYNTAX_ERROR,
  WRONG_TYPE,
} from '../support/command-rows.js'

const SICILY: Step = ['GEOADD g 13.361389 38.115556 Palermo 15.087269 37.502669 Catania', 2]
const STORE: Step = ['GEORADIUS g 15 37 200 km STOREDIST d', 2]
const UNIT = error('ERR unsupported unit provided. please use M, KM, FT, MI')
const NO_MEMBER = error('ERR could not decode requested zset member')

/** Ten members, each third at another place than the others. */
const CROWD = Array.from({ length: 10 }, (_, i) => `${i % 3 === 0 ? 1 : 0} 0 m${i}`).join(' ')
const AROUND = 'GEOSEARCH g FROMLONLAT 0 0 BYRADIUS 500 km'

describeRows('geo', [
  row('GEOADD takes the options of ZADD', [
    SICILY,
    ['GEOADD g NX 0 0 Palermo', 0],
    ['GEOADD g XX CH 13.5 38 Palermo', 1],
    ['GEOADD g NX XX 0 0 a', SYNTAX_ERROR],
    ['GEOADD g 0 0 a 1', SYNTAX_ERROR],
    ['ZSCORE g Catania', '3479447370796909'],
  ]),
  row('GEOADD refuses what is not on the map', [
    ['GEOADD g 181 0 a', error('ERR invalid longitude,latitude pair 181.000000,0.000000')],
    ['GEOADD g 0 86 a', error('ERR invalid longitude,latitude pair 0.000000,86.000000')],
    ['GEOADD g -0 86 a', error('ERR invalid longitude,latitude pair -0.000000,86.000000')],
    ['GEOADD g inf 0 a', error('ERR invalid longitude,latitude pair inf,0.000000')],
    ['GEOADD g x 0 a', error('ERR value is not a valid float')],
    ['ZCARD g', 0],
  ]),
  row('GEOPOS, GEOHASH and GEODIST tell of members', [
    SICILY,
    ['GEOPOS g Palermo none', [['13.36138933897018433', '38.11555639549629859'], nullArray]],
    ['GEOHASH g Palermo none', ['sqc8b49rny0', null]],
    ['GEODIST g Palermo Catania', '166274.1516'],
    ['GEODIST g Palermo Catania km', '166.2742'],
    ['GEODIST g Palermo none', null],
    ['GEODIST g Palermo Catania km x', SYNTAX_ERROR],
    ['GEOPOS none a', [nullArray]],
    ['GEODIST none a b', null],
  ]),
  row('GEOSEARCH finds members in a circle or a box', [
    SICILY,
    ['GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC', ['Catania', 'Palermo']],
    ['GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 100 km', ['Catania']],
    ['GEOSEARCH g FROMMEMBER Palermo BYBOX 400 400 km DESC COUNT 1', ['Catania']],
    [
      'GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km WITHDIST WITHHASH WITHCOORD COUNT 1',
      [['Catania', '56.4413', 3479447370796909, ['15.08726745843887329', '37.50266842333162032']]],
    ],
    ['GEOSEARCH g FROMLONLAT 0 0 BYRADIUS 1 m', []],
  ]),
  row('GEOSEARCH picks members at one distance as Redis does', [
    [`GEOADD g ${CROWD}`, 10],
    [`${AROUND} COUNT 4`, ['m1', 'm2', 'm4', 'm5']],
    [`${AROUND} DESC COUNT 3`, ['m0', 'm3', 'm6']],
    [`${AROUND} ASC COUNT 10`, ['m1', 'm2', 'm4', 'm5', 'm7', 'm8', 'm0', 'm3', 'm6', 'm9']],
  ]),
  row('GEOSEARCH checks its options', [
    SICILY,
    [
      'geosearch g BYRADIUS 1 m ASC DESC ASC',
      error('ERR exactly one of FROMMEMBER or FROMLONLAT can be specified for geosearch'),
    ],
    [
      'GEOSEARCH g FROMLONLAT 15 37 ASC DESC',
      error('ERR exactly one of BYRADIUS and BYBOX can be specified for GEOSEARCH'),
    ],
    ['GEOSEARCH g FROMMEMBER Palermo FROMLONLAT 15 37 BYRADIUS 1 m', SYNTAX_ERROR],
    ['GEOSEARCH g FROMMEMBER Palermo BYRADIUS 1 m BYBOX 1 1 m', SYNTAX_ERROR],
    ['GEOSEARCH g FROMMEMBER none BYRADIUS 1 m', NO_MEMBER],
    ['GEOSEARCH none FROMMEMBER none BYRADIUS 1 m', []],
    ['GEOSEARCH g FROMMEMBER Palermo BYRADIUS x m', error('ERR need numeric radius')],
    ['GEOSEARCH g FROMMEMBER Palermo BYRADIUS -1 m', error('ERR radius cannot be negative')],
    ['GEOSEARCH g FROMMEMBER Palermo BYBOX x 1 m', error('ERR need numeric width')],
    ['GEOSEARCH g FROMMEMBER Palermo BYBOX 1 x m', error('ERR need numeric height')],
    [
      'GEOSEARCH g FROMMEMBER Palermo BYBOX 1 -1 m',
      error('ERR height or width cannot be negative'),
    ],
    ['GEOSEARCH g FROMMEMBER Palermo BYRADIUS 1 m COUNT 0', error('ERR COUNT must be > 0')],
    [
      'GEOSEARCH g FROMMEMBER Palermo BYRADIUS 1 m ANY',
      error('ERR the ANY argument requires COUNT argument'),
    ],
    ['GEOSEARCH g FROMMEMBER Palermo BYRADIUS 1 m STOREDIST', SYNTAX_ERROR],
  ]),
  row('units are known in any case from 7.0 on', [SICILY, ['GEODIST g Palermo Catania x', UNIT]], {
    since: '7.0',
  }),
  row(
    'units are known in lower case alone',
    [
      SICILY,
      [
        'GEODIST g Palermo Catania KM',
        error('ERR unsupported unit provided. please use m, km, ft, mi'),
      ],
    ],
    { before: '7.0' },
  ),
  row('GEOSEARCHSTORE and GEORADIUS store scores or distances', [
    SICILY,
    ['GEOSEARCHSTORE d g FROMLONLAT 15 37 BYRADIUS 100 km', 1],
    ['ZRANGE d 0 -1 WITHSCORES', ['Catania', '3479447370796909']],
    ['GEORADIUS g 15 37 200 km STOREDIST d', 2],
    ['GEODIST d Catania Catania', '0.0000'],
    ['GEOSEARCHSTORE d g FROMLONLAT 0 0 BYRADIUS 1 m', 0],
    ['ZCARD d', 0],
    ['GEORADIUS g 15 37 200 km STORE d ASC COUNT 1', 1],
    ['GEORADIUSBYMEMBER none a 1 m STORE d', 0],
    ['ZCARD d', 0],
  ]),
  row(
    'distances are stored to their last bit',
    [SICILY, STORE, ['ZSCORE d Catania', '56.441257870158204']],
    {
      before: '7.2',
    },
  ),
  row(
    'distances are stored and written in the shortest form',
    [SICILY, STORE, ['ZSCORE d Catania', '56.4412578701582']],
    {
      since: '7.2',
    },
  ),
  row(
    'what is stored is not told of',
    [
      SICILY,
      [
        'GEOSEARCHSTORE d g FROMLONLAT 15 37 BYRADIUS 1 m WITHDIST',
        error('ERR GEOSEARCHSTORE is not compatible with WITHDIST, WITHHASH and WITHCOORD options'),
      ],
      [
        'GEORADIUS g 15 37 1 m STORE d WITHDIST',
        error(
          'ERR STORE option in GEORADIUS is not compatible with WITHDIST, WITHHASH and WITHCOORD options',
        ),
      ],
    ],
    { since: '7.0' },
  ),
  row('GEORADIUS and GEORADIUSBYMEMBER search as GEOSEARCH does', [
    SICILY,
    ['GEORADIUS g 15 37 200 km DESC', ['Palermo', 'Catania']],
    ['GEORADIUS_RO g 15 37 200 km COUNT 1', ['Catania']],
    [
      'GEORADIUSBYMEMBER g Palermo 200 km WITHDIST',
      [
        ['Palermo', '0.0000'],
        ['Catania', '166.2742'],
      ],
    ],
    ['GEORADIUSBYMEMBER_RO g none 200 km', NO_MEMBER],
    ['GEORADIUSBYMEMBER none a x y', []],
    ['GEORADIUS_RO g 15 37 200 km STORE d', SYNTAX_ERROR],
    ['GEORADIUS g 15 37 200 km FROMMEMBER Palermo', SYNTAX_ERROR],
  ]),
  row('every command refuses a list', [
    ['RPUSH l x', 1],
    ['GEOADD l 0 0 a', WRONG_TYPE],
    ['GEOPOS l a', WRONG_TYPE],
    ['GEOHASH l a', WRONG_TYPE],
    ['GEODIST l a b', WRONG_TYPE],
    ['GEORADIUS l x y 1 m', WRONG_TYPE],
    ['GEOSEARCH l FROMMEMBER a BYRADIUS 1 m', WRONG_TYPE],
  ]),
])
