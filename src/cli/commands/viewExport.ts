import { resolve } from 'node:path'
import { writeViewFile } from '../../shared/viewFile.ts'
import { anonymousView } from '../../shared/viewWithout.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { outOf } from '../fileOptions.ts'
import { reportNamed } from '../ownReports.ts'
import { viewTexts } from '../texts/views.ts'
import { knownView } from '../views.ts'

export const viewExport: Command = {
  usage: 'view export NAME',
  ...viewTexts('export'),
  options: {
    out: { type: 'string', value: 'FILE', ...viewTexts('out') },
    'with-values': { type: 'boolean', ...viewTexts('withValues') },
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const out = outOf(options, terminal.json)
    const view = await knownView(context, options.positionals[0] ?? '')
    const report = await reportNamed(context, view.reportKey)
    const shared = options.has('with-values') ? view : anonymousView(view, report)
    const { checkFolder } = await import('../../core/export/allowedFolders.ts')
    const { openOutputFile, openStandardOutput } = await import('../../core/export/outputFile.ts')
    const file = out === '-' ? null : resolve(out)
    checkFolder((await context.policy()).policy, file)
    const output = file === null ? openStandardOutput() : openOutputFile(file, { onBusy: 'fail' })
    try {
      output.write(Buffer.from(writeViewFile(shared)))
      output.finish()
    } catch (cause) {
      output.abandon()
      throw cause
    }
    if (file !== null) await terminal.result({ file }, terminal.say(viewTexts('exported', { file })))
    return EXIT.done
  },
}
