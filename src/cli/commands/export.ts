import { resolve } from 'node:path'
import { notesDocument } from '../../shared/answerNotes.ts'
import type { Command } from '../command.ts'
import { warnOfShortcomings } from '../coverageWarning.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, formatOf, isClosedPipe, outOf, safeOption } from '../fileOptions.ts'
import { questionOf, questionOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf } from '../rowCounts.ts'
import { sayNotes } from '../sayNotes.ts'
import { cutTextsText } from '../cutTexts.ts'
import { tellFurtherFields } from '../furtherFields.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { targetOf } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'

export const exportCommand: Command = {
  usage: 'export REPORT',
  ...questionTexts('export'),
  options: {
    ...questionOptions,
    taken: takenOption,
    ...fileOptions,
    columns: {
      type: 'string',
      value: 'a,b,c',
      ...questionTexts('columns'),
    },
    ...rowCountOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const format = formatOf(options)
    const out = outOf(options, terminal.json)
    const counts = rowCountsOf(options)
    const target = await targetOf(context, options)
    const question = await atSnapshot(context, target, options, questionOf(target, options, terminal.language))
    const store = await context.store()
    await warnOfShortcomings(context, target, question)
    const columns =
      options
        .text('columns')
        ?.split(',')
        .map((name) => name.trim()) ?? null
    const file = out === '-' ? null : resolve(out)
    const { exportFile } = await import('../../core/export/exportFile.ts')
    const input = {
      report: target.report,
      question,
      file,
      format,
      safe: options.has('safe'),
      columns,
      headings: null,
      ...counts,
      onBusy: 'fail',
      gapColumn: { language: terminal.language, comes: 'if-named' },
    } as const
    let written
    try {
      written = await exportFile(store, input, {
        signal,
        onProgress: ({ rows, total }) => {
          terminal.progress(total === 0 ? 1 : rows / total, questionTexts('progress', { rows, total }))
        },
      })
    } catch (cause) {
      if (file === null && isClosedPipe(cause)) return EXIT.done
      throw cause
    }
    const { rows, bytes, cutTexts, notes, further } = written
    terminal.endProgress()
    if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
    sayNotes(terminal, target.report, notes)
    tellFurtherFields(terminal, further)
    const text = questionTexts('written', { rows, bytes, file: file ?? '-' })
    if (file === null) terminal.message(text)
    else {
      const cut = cutTexts > 0 ? { cutTexts } : {}
      const others = further === undefined ? {} : { otherFields: further.fields }
      const document = { file, rows, bytes, format, ...cut, ...notesDocument(notes), ...others }
      await terminal.result(document, terminal.say(text))
    }
    return EXIT.done
  },
}
