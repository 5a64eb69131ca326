// In a process of its own: what leads clients there is left on for the test files that come later.
module.exports = { testMatch: ['<rootDir>/late/*.test.js'] }
