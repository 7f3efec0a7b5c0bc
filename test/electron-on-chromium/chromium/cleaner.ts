import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

// Runs beside the stand-in, in a session of its own, and waits for its standard input to end. That happens however the
// stand-in ends, a kill included: then what is left of Chromium ends and its temporary folder goes.

const [pidText, folder] = process.argv.slice(2)
const pid = Number(pidText)

function isAlive(): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

process.stdin.resume()
process.stdin.on('end', () => {
  void clean()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

async function clean(): Promise<void> {
  // Chromium ends by itself when its pipes close, and writes down what its pages stored.
  for (let tries = 0; tries < 30 && isAlive(); tries++) await wait(100)
  try {
    // The whole group where there are groups.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  process.exit(0)
}
