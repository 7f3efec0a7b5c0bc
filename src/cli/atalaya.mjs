#!/usr/bin/env node
// The entry of the command line. Plain JavaScript of old standing: an old Node must be able to read it and say so.

// Heard from the first moment on: a Ctrl-C that comes while the program is still being read ends it in words, too.
const stop = new AbortController()
const hear = () => stop.abort()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of signals) process.on(signal, hear)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
// better-sqlite3 13 needs Node 22; sources with types run as they are from 22.18 and 23.6 on.
if (major < 22 || (major === 22 && minor < 18) || (major === 23 && minor < 6)) {
  const isSpanish = /^es/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
  process.stderr.write(
    isSpanish
      ? `Atalaya necesita Node.js 24 o más nuevo y este es ${process.versions.node}: inícielo con "npm run", que trae el suyo.\n`
      : `Atalaya needs Node.js 24 or newer and this is ${process.versions.node}: start it with "npm run", which brings its own.\n`,
  )
  process.exit(1)
}
const { keepCompiled } = await import('./compileCache.mjs')
const compiled = keepCompiled(process.env)
// The threads of the store take it from here.
if (compiled !== undefined) process.env.NODE_COMPILE_CACHE = compiled
const { main } = await import('./main.ts')
await main(process.argv.slice(2), stop, () => {
  for (const signal of signals) process.off(signal, hear)
})
