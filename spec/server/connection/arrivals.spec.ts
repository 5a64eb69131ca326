import { describe, expect, it } from 'vitest'
import { Arrivals } from '../../../lib/server/connection/arrivals.js'

/** What arrives at whom before each turn, and who hears in it. */
type Row = readonly [title: string, ...turns: readonly (readonly [arrived: string, told: string])[]]

const ROWS: readonly Row[] = [
  ['nothing arrives and nobody hears', ['', '']],
  [
    'the first wakes a process that waits, which hears of the others after it',
    ['abc', 'a'],
    ['', 'bc'],
  ],
  ['who was told in the turn before is told first', ['a', 'a'], ['ba', 'ab']],
  ['those told in the turn before keep their order', ['a', 'a'], ['bca', 'abc'], ['dcb', 'bcd']],
  ['who had nothing in a turn loses its place', ['a', 'a'], ['b', 'b'], ['ca', 'ca']],
  [
    'a process that heard nothing in a turn waits again',
    ['a', 'a'],
    ['', ''],
    ['ba', 'b'],
    ['', 'a'],
  ],
  ['what arrives twice is told once', ['aa', 'a'], ['', '']],
]

const receiver = (name: string, heard: string[]) => ({ receive: () => void heard.push(name) })

describe('arrivals', () => {
  it.each(ROWS)('%s', async (_title, ...turns) => {
    const arrivals = new Arrivals()
    const heard: string[] = []
    const receivers = new Map([...'abcd'].map((name) => [name, receiver(name, heard)]))
    for (const [arrived, told] of turns) {
      heard.length = 0
      for (const name of arrived) arrivals.add(receivers.get(name) ?? expect.fail(name))
      const count = await new Promise((done) => arrivals.tell(done))
      expect([heard.join(''), count]).toEqual([told, told.length])
    }
  })

  it('tells the next one though one throws', async () => {
    const arrivals = new Arrivals()
    const heard: string[] = []
    const bad = {
      receive() {
        throw new Error('of a listener')
      },
    }
    arrivals.add(receiver('a', heard))
    await new Promise((done) => arrivals.tell(done))
    arrivals.add(bad)
    arrivals.add(receiver('b', heard))
    const told = new Promise((done) => {
      expect(() => arrivals.tell(done)).toThrow('of a listener')
    })
    await told
    expect(heard).toEqual(['a', 'b'])
  })
})
