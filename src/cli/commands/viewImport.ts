import { resolve } from 'node:path'
import { AppError, faultName } from '../../shared/errors.ts'
import { MOST_VIEW_FILE_BYTES, readViewFile } from '../../shared/viewFile.ts'
import type { View } from '../../shared/views.ts'
import { fileBeginning } from '../../core/files/fileBeginning.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { viewTexts } from '../texts/views.ts'
import { lacksText } from '../views.ts'

/** The text of a file, but never more than such a file has. */
async function textOf(file: string): Promise<string> {
  try {
    return (await fileBeginning(file, MOST_VIEW_FILE_BYTES)).toString('utf8')
  } catch (cause) {
    throw new AppError('usage', { problem: 'view-unreadable', file, reason: faultName(cause) }, { cause })
  }
}

async function viewIn(file: string): Promise<View> {
  const reading = readViewFile(await textOf(file))
  if (reading.kind === 'view') return reading.view
  const problem = reading.problem === 'newer-version' ? 'view-file-newer' : 'not-a-view-file'
  throw new AppError('usage', { problem, file })
}

export const viewImport: Command = {
  usage: 'view import FILE',
  ...viewTexts('import'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const view = await viewIn(resolve(options.positionals[0] ?? ''))
    const { name } = view
    const id = await (await context.store()).views.put({ view, isReplacing: false })
    if (id === null) throw new AppError('usage', { problem: 'view-exists', given: name })
    const lacks = lacksText(terminal, view.content)
    if (lacks !== undefined) terminal.message(viewTexts('importedWithout', { lacks }))
    await terminal.result({ name }, terminal.say(viewTexts('imported', { name })))
    return EXIT.done
  },
}
