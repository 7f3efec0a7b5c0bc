#!/usr/bin/env node
// The entry of the command line. Plain JavaScript of old standing: an old Node must be able to read it and say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
// better-sqlite3 13 needs Node 22; sources with types run as they are from 22.18 on.
if (major < 22 || (major === 22 && minor < 18)) {
  const isSpanish = /^es/i.test(process.env.LC_ALL || process.env.LANG || '')
  process.stderr.write(
    isSpanish
      ? `Atalaya necesita Node.js 22.18 o más nuevo; este es ${process.versions.node}. Inícielo con "npm run", que trae el suyo.\n`
      : `Atalaya needs Node.js 22.18 or newer; this is ${process.versions.node}. Start it with "npm run", which brings its own.\n`,
  )
  process.exit(1)
}
// Compiled once, kept by Node in the system's temporary folder: a command starts in half the time.
const { enableCompileCache } = await import('node:module')
enableCompileCache?.()
const { main } = await import('./main.ts')
await main(process.argv.slice(2))
