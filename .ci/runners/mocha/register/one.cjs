require('../common/mocha-register.cjs').checkRegister('one')
