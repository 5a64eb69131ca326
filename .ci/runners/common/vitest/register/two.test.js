import { checkRegister } from './checks.js'

checkRegister()
