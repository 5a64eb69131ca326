import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctlyRounded } from '../../lib/commands/geo/correctly-rounded.js'
import { distanceBetween } from '../../lib/commands/geo/distance.js'
import {
  areaOf,
  cellAt,
  geohashText,
  MAP,
  MOST_STEPS,
  neighborOf,
  positionOf,
  scoreOf,
} from '../../lib/commands/geo/geohash.js'
import { coordinateText, distanceText } from '../../lib/commands/geo/text.js'

const PALERMO = { longitude: 13.361389, latitude: 38.115556 }
const CATANIA = { longitude: 15.087269, latitude: 37.502669 }

const position = fc.record({
  longitude: fc.double({ min: MAP.west, max: 179.99999, noNaN: true }),
  latitude: fc.double({ min: MAP.south, max: 85.05112, noNaN: true }),
})

describe('scores of positions', () => {
  it.each([
    [PALERMO, 3479099956230698],
    [CATANIA, 3479447370796909],
    [{ longitude: -180, latitude: MAP.south }, 0],
    [{ longitude: 180, latitude: 0 }, 10133099161583616],
  ])('of %j is %i', (place, score) => {
    expect(scoreOf(place)).toBe(score)
  })

  it.each([
    [3479099956230698, '13.36138933897018433', '38.11555639549629859'],
    [-Infinity, '180', '-85.05112751263942528'],
    [Infinity, '-179.99999731779098511', '-85.05112751263942528'],
    [1.5, '-179.99999731779098511', '-85.05112497791824921'],
  ])('%d names %s, %s', (score, longitude, latitude) => {
    const place = positionOf(score)
    expect([coordinateText(place.longitude), coordinateText(place.latitude)]).toEqual([
      longitude,
      latitude,
    ])
  })

  it('name a cell that holds the position', () => {
    fc.assert(
      fc.property(position, (place) => {
        const { west, east, south, north } = areaOf(cellAt(place, MOST_STEPS))
        const found = positionOf(scoreOf(place))
        expect(found.longitude).toBeCloseTo((west + east) / 2, 9)
        expect(found.latitude).toBeCloseTo((south + north) / 2, 9)
        expect(Math.abs(found.longitude - place.longitude)).toBeLessThan(1e-5)
        expect(Math.abs(found.latitude - place.latitude)).toBeLessThan(1e-5)
      }),
    )
  })
})

describe('geohash strings', () => {
  it.each([
    [PALERMO, 'sqc8b49rny0'],
    [CATANIA, 'sqdtr74hyu0'],
    [{ longitude: -180, latitude: -85 }, '00bh2n0p050'],
  ])('of %j is %s', (place, text) => {
    expect(geohashText(positionOf(scoreOf(place)))).toBe(text)
  })
})

describe('neighborOf', () => {
  it('goes around the edges of the map', () => {
    expect(neighborOf({ x: 0, y: 3, step: 2 }, -1, 1)).toEqual({ x: 3, y: 0, step: 2 })
  })
})

describe('distances', () => {
  it.each([
    [1, '7.0', '166274.1516'],
    [1000, '7.0', '166.2742'],
    [0.3048, '6.2', '545518.8700'],
    [1609.34, '6.2', '103.3182'],
  ] as const)('between two cities in units of %d metres, in %s, are %s', (unit, version, text) => {
    const distance = distanceBetween(positionOf(scoreOf(PALERMO)), positionOf(scoreOf(CATANIA)))
    expect(distanceText(distance / unit, version)).toBe(text)
  })

  it('are the difference of latitudes on one meridian', () => {
    const south = { longitude: 1, latitude: 0 }
    expect(distanceBetween(south, { longitude: 1, latitude: 1 })).toBeCloseTo(111226.3, 1)
    expect(distanceText(distanceBetween(south, south), '7.4')).toBe('0.0000')
  })

  it('hardly change where the last bit of each step is right', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const distance = distanceBetween(a, b, correctlyRounded)
        expect(Math.abs(distance - distanceBetween(a, b))).toBeLessThan(0.5)
      }),
    )
  })
})

describe('correctlyRounded', () => {
  it.each([
    ['sin', 0.5, 0.479425538604203],
    ['sin', -2.5, -0.5984721441039565],
    ['cos', 1.5, 0.0707372016677029],
    ['cos', 0, 1],
    ['asin', 0.5, 0.5235987755982989],
    ['asin', 0.9999999999999999, 1.5707963118937354],
    ['asin', 1, Math.PI / 2],
    ['asin', 0, 0],
  ] as const)('%s of %d is %d', (name, argument, value) => {
    expect(correctlyRounded[name](argument)).toBe(value)
  })
})
