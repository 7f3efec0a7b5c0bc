import { once } from 'node:events'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { sampleTexts } from '../texts/sample.ts'

export const sample: Command = {
  usage: 'sample',
  ...sampleTexts('help'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal, signal } = context
    const { startSampleOperation } = await import('../../core/sample/operation.ts')
    const operation = await startSampleOperation()
    try {
      const { baseUrl, server, token } = operation
      const text = terminal.say(sampleTexts('runs', { token, server, baseUrl }))
      await terminal.result({ baseUrl, server, token }, text)
      if (!signal.aborted) await once(signal, 'abort')
      return EXIT.done
    } finally {
      await operation.close()
    }
  },
}
