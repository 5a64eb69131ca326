import { checkRegister } from './checks.mjs'

checkRegister()
