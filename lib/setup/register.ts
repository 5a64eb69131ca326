// The first: it loads what all others need.
import './load-kept-code.js'

export { mochaHooks } from './begin.js'
