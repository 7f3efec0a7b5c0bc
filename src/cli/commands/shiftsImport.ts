import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError } from '../../shared/errors.ts'
import { readShiftSheet } from '../../shared/shifts/readSheet.ts'
import { sheetText } from '../../shared/shifts/sheetCells.ts'
import { lineProblemText, sheetFaultText } from '../../shared/shifts/shiftWords.ts'
import { LONGEST_SHEET_NAME } from '../../shared/shifts/types.ts'
import { wholeSheet } from '../../desk/wholeSheet.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'
import { shiftCommandTexts } from '../texts/shifts.ts'

/** What cannot be read is told by its own code, never with the path of somebody else. @throws AppError `usage` */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(resolve(file)).catch((cause: unknown) => {
    throw new AppError('usage', { problem: 'no-shift-sheet' }, { cause })
  })
  return sheetText(bytes, (part, encoding, isStrict) => new TextDecoder(encoding, { fatal: isStrict }).decode(part))
}

function nameOf(options: Options, file: string): string {
  const name = (options.text('name') ?? basename(file, extname(file))).trim()
  if (name === '' || name.length > LONGEST_SHEET_NAME || /\p{Cc}/u.test(name)) {
    throw new AppError('usage', { problem: 'name-missing' })
  }
  return name
}

/** Every bad line is told, with what is right. */
function tellProblems({ terminal }: CommandContext, text: string): void {
  const reading = readShiftSheet(text, terminal.language)
  if (reading.kind === 'fault') terminal.message(sheetFaultText(reading))
  else for (const problem of reading.problems) terminal.message(lineProblemText(problem))
}

export const shiftsImport: Command = {
  usage: 'shifts import FILE',
  ...shiftCommandTexts('import'),
  options: {
    connection: connectionOption,
    name: { type: 'string', value: 'NAME', ...shiftCommandTexts('name') },
    preview: { type: 'boolean', ...shiftCommandTexts('preview') },
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const [file = ''] = options.positionals
    const name = nameOf(options, file)
    const text = await textOf(file)
    tellProblems(context, text)
    const { shifts } = wholeSheet(text, terminal.language)
    const agents = new Set(shifts.map(({ agent }) => agent)).size
    const facts = { name, shifts: shifts.length, agents }
    const counted = {
      name,
      shifts: amountTexts.counted('shifts', shifts.length),
      agents: amountTexts.counted('agents', agents),
    }
    if (options.has('preview')) {
      await terminal.result({ ...facts, kept: false }, terminal.say(shiftCommandTexts('read', counted)))
      return EXIT.done
    }
    const { id: connectionId } = await context.connection(options.text('connection'))
    const store = await context.store()
    const replaced = (await store.shifts.sheets(connectionId)).some((sheet) => sheet.name === name)
    await store.shifts.put({ connectionId, name, importedAtMs: Date.now(), shifts })
    const said = shiftCommandTexts(replaced ? 'replaced' : 'imported', counted)
    await terminal.result({ ...facts, kept: true, replaced }, terminal.say(said))
    return EXIT.done
  },
}
