import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'

const ENTRY = fileURLToPath(new URL('../../src/cli/atalaya.mjs', import.meta.url))
const PROCESSES = 4
const ROUNDS = 3

afterAll(removeTemporaryFolders)

async function addConnection(home: string, name: string): Promise<string> {
  const child = spawn(process.execPath, [ENTRY, 'connection', 'add', '--name', name, '--server', '0010', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ATALAYA_HOME: home, ATALAYA_STORE_KEY: '7a'.repeat(32), ATALAYA_TOKEN: 'token-of-this-run' },
  })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString('utf8')
  })
  await once(child, 'close')
  return output
}

test('several first starts at once make one store that all of them use', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const home = temporaryFolder()
    const names = Array.from({ length: PROCESSES }, (_each, place) => `Operation ${place}`)
    const outputs = await Promise.all(names.map((name) => addConnection(home, name)))
    expect(outputs.map((output) => (JSON.parse(output) as { name: string }).name)).toEqual(names)
  }
})
