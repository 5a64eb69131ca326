// The same checks in a process of their own.
import './one.test.js'
