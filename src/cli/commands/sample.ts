import { once } from 'node:events'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'

export const sample: Command = {
  usage: 'sample',
  es: 'Abre la operación de ejemplo en este computador, con datos inventados, hasta Ctrl-C',
  en: 'Opens the sample operation on this computer, with invented data, until Ctrl-C',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal, signal } = context
    const { startSampleOperation } = await import('../../core/sample/operation.ts')
    const operation = await startSampleOperation()
    try {
      const { baseUrl, server, token } = operation
      const text = terminal.say({
        en: `The sample operation runs. In another terminal:\n  ATALAYA_TOKEN=${token} atalaya connection add --name Sample --server ${server} --base-url ${baseUrl}\nCtrl-C ends it.`,
        es: `La operación de ejemplo está abierta. En otra terminal:\n  ATALAYA_TOKEN=${token} atalaya connection add --name Ejemplo --server ${server} --base-url ${baseUrl}\nCtrl-C la cierra.`,
      })
      await terminal.result({ baseUrl, server, token }, text)
      if (!signal.aborted) await once(signal, 'abort')
      return EXIT.done
    } finally {
      await operation.close()
    }
  },
}
