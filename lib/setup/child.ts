import { leadToParent } from './lead-to-parent.js'
import { readParent } from './parent.js'

// Loaded before all else in a process or thread that a test starts.
const parent = readParent()
if (parent !== undefined) leadToParent(parent)
