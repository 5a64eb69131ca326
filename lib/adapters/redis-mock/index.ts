export { type InstallOptions, install } from './install.js'
