require('./checks.js').checkEachTest()
