require('../common/mocha-register.cjs').checkRegister('two')
