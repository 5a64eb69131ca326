// The first: it loads what all others need.
import './load-kept-code.js'
import { begin } from './begin.js'

/** What Mocha takes from a module that `--require` names. */
export const mochaHooks = begin()
