import { resolve } from 'node:path'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError } from '../../shared/errors.ts'
import { wallClock } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { outOf } from '../fileOptions.ts'
import { periodOf, periodOptions } from '../period.ts'
import { sampleTexts } from '../texts/sample.ts'

/** Writes a sheet of the sample operation's shifts, to try importing one. */
export const sampleShifts: Command = {
  usage: 'sample shifts',
  ...sampleTexts('shifts'),
  options: {
    ...periodOptions,
    out: { type: 'string', value: 'FILE', ...sampleTexts('shiftsOut') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const out = outOf(options, terminal.json)
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const range = periodOf(options, wallClock(Date.now(), timeZone))
    if (range === undefined) throw new AppError('usage', { problem: 'period-missing' })
    const { sampleShiftSheet } = await import('../../core/sample/shiftSheet.ts')
    const { checkFolder } = await import('../../core/export/allowedFolders.ts')
    const { openOutputFile, openStandardOutput } = await import('../../core/export/outputFile.ts')
    const sheet = `${sampleShiftSheet(range, terminal.language)}\r\n`
    const file = out === '-' ? null : resolve(out)
    checkFolder((await context.policy()).policy, file)
    const output = file === null ? openStandardOutput() : openOutputFile(file, { onBusy: 'fail' })
    try {
      output.write(Buffer.from(sheet))
      output.finish()
    } catch (cause) {
      output.abandon()
      throw cause
    }
    const shifts = sheet.split('\r\n').length - 2
    if (file !== null)
      await terminal.result(
        { file, shifts },
        terminal.say(sampleTexts('fileWritten', { amount: amountTexts.counted('shifts', shifts), file })),
      )
    return EXIT.done
  },
}
