import { arcsine } from '../../number/elementary/angle.js'
import { cosine, sine } from '../../number/elementary/trigonometry.js'
import type { Trigonometry } from './distance.js'

/**
 * Sine, cosine and arcsine rounded to the nearest double. Redis takes them from a C library that
 * rounds nearly all results so; those of `Math` are faster, and differ in the last bit now and
 * then, which shows where a distance is stored.
 */
export const correctlyRounded: Trigonometry = { sin: sine, cos: cosine, asin: arcsine }
