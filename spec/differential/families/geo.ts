import fc from 'fast-check'
import {
  command,
  geoKey,
  maybe,
  member,
  oneOf,
  smallInteger,
  some,
  someOf,
  words,
} from '../arbitraries.js'

const longitude = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }).map(degrees) },
  { weight: 1, arbitrary: oneOf('0', '13.361389', '180', '-180', '181', 'x') },
)
const latitude = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -85, max: 85, noNaN: true }).map(degrees) },
  { weight: 1, arbitrary: oneOf('0', '38.115556', '85.05112878', '-85.1', 'x') },
)
const unit = oneOf('m', 'km', 'ft', 'mi', 'KM', 'cm')
const distance = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map(String),
  oneOf('0.5', '1e3', '-1', 'x', '100000'),
)
const options = someOf(
  words('WITHCOORD'),
  words('WITHDIST'),
  words('WITHHASH'),
  words(oneOf('ASC', 'DESC')),
  words('COUNT', smallInteger, maybe('ANY')),
)
const center = fc.oneof(words('FROMMEMBER', member), words('FROMLONLAT', longitude, latitude))
const shape = fc.oneof(words('BYRADIUS', distance, unit), words('BYBOX', distance, distance, unit))

function degrees(value: number): string {
  return value.toFixed(6)
}

/** Many members at few places, so that many are at one distance. */
const crowd = fc
  .array(words(oneOf('0', '1', '13.361389'), oneOf('0', '1'), oneOf(...names(60))), {
    minLength: 10,
    maxLength: 60,
  })
  .map((members) => members.flat())

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `m${i}`)
}

export const geo = [
  command('GEOADD', geoKey, crowd),
  command(
    'GEOSEARCH',
    geoKey,
    words('FROMLONLAT', oneOf('0', '1'), oneOf('0', '1')),
    words('BYRADIUS', oneOf('100', '20000'), 'km'),
    maybe(oneOf('ASC', 'DESC')),
    words('COUNT', fc.integer({ min: 1, max: 60 }).map(String), maybe('ANY')),
  ),
  command(
    'GEOADD',
    geoKey,
    someOf(words('NX'), words('XX'), words('CH')),
    some(longitude, latitude, member),
  ),
  command('GEOADD', geoKey, some(longitude, latitude, member)),
  command('GEOADD', geoKey, some(longitude, latitude, member), maybe('odd')),
  command(oneOf('GEOPOS', 'GEOHASH'), geoKey, some(member)),
  command('GEODIST', geoKey, member, member, maybe(unit)),
  command('GEOSEARCH', geoKey, center, shape, 'ASC', options),
  command('GEOSEARCH', geoKey, center, shape, options, maybe('bad')),
  command('GEOSEARCHSTORE', geoKey, geoKey, center, shape, options, maybe('STOREDIST')),
  command(oneOf('GEORADIUS', 'GEORADIUS_RO'), geoKey, longitude, latitude, distance, unit, options),
  command(
    oneOf('GEORADIUSBYMEMBER', 'GEORADIUSBYMEMBER_RO'),
    geoKey,
    member,
    distance,
    unit,
    options,
  ),
  command(
    'GEORADIUS',
    geoKey,
    longitude,
    latitude,
    distance,
    unit,
    oneOf('STORE', 'STOREDIST'),
    geoKey,
  ),
  command('ZREM', geoKey, member),
]
