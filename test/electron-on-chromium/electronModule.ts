import { registerHooks } from 'node:module'
import { electron } from './api/electron.ts'

const NAMES = new Set(['electron', 'electron/main', 'electron/common'])
const ADDRESS = 'electron-on-chromium:'
const KEY = Symbol.for('electron-on-chromium')

const FOUND = `globalThis[Symbol.for('electron-on-chromium')]`
const SOURCES = {
  module: [
    `const electron = ${FOUND}`,
    'export default electron',
    ...Object.keys(electron).map((name) => `export const ${name} = electron.${name}`),
  ].join('\n'),
  commonjs: `module.exports = ${FOUND}`,
} as const

/** From here on, `electron` is the stand-in's, for `import` and `require`. */
export function provideElectron(): void {
  Object.assign(globalThis, { [KEY]: electron })
  registerHooks({
    resolve(specifier, context, next) {
      if (!NAMES.has(specifier)) return next(specifier, context)
      const format = context.conditions.includes('require') ? 'commonjs' : 'module'
      return { url: `${ADDRESS}${format}`, format, shortCircuit: true }
    },
    load(url, context, next) {
      if (!url.startsWith(ADDRESS)) return next(url, context)
      const format = url.slice(ADDRESS.length) as keyof typeof SOURCES
      return { format, source: SOURCES[format], shortCircuit: true }
    },
  })
}
