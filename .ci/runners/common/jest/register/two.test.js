require('./checks.js').checkRegister()
