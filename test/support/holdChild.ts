import { openRaw } from './files.ts'

// A process that has a store open as an earlier version of the program had: it looks into its tables whenever it is
// told to, and ends with its input.

const [, , file = '', table = ''] = process.argv
const database = openRaw(file)
const count = (): unknown => database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
process.stdout.write(`${String(count())}\n`)
process.stdin.on('data', () => {
  process.stdout.write(`${String(count())}\n`)
})
process.stdin.on('end', () => {
  database.close()
})
