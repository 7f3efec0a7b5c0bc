import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { amountTexts } from '../shared/commonTexts/amounts.ts'
import { customerListContent, listedCustomers, MOST_LISTED } from '../shared/customerList.ts'
import { AppError } from '../shared/errors.ts'
import type { Mask } from '../shared/masks.ts'
import type { TimeRange } from '../shared/time.ts'
import type { CommandContext } from './context.ts'
import { cutTextsText } from './cutTexts.ts'
import { EXIT } from './exitStatus.ts'
import { isClosedPipe, type Output } from './fileOptions.ts'
import { fullCatalogue } from './ownReports.ts'
import { customerTexts } from './texts/customers.ts'
import { questionTexts } from './texts/questions.ts'

/** The customers of a file, or of standard input for `-`. @throws AppError `usage` */
async function customersOf(file: string): Promise<readonly string[]> {
  const reading = file === '-' ? textOf(process.stdin) : readFile(resolve(file), 'utf8')
  const text = await reading.catch((cause: unknown) => {
    throw new AppError('usage', { problem: 'no-customer-list' }, { cause })
  })
  const values = listedCustomers(text)
  if (values.length === 0) throw new AppError('usage', { problem: 'no-customer-list' })
  if (values.length > MOST_LISTED) {
    throw new AppError('usage', { problem: 'too-many-customers', most: MOST_LISTED, count: values.length })
  }
  return values
}

/** Writes what there is of each customer of a list into one file. @throws AppError `usage` */
export async function writeCustomerList(
  context: CommandContext,
  list: string,
  where: { readonly connectionId: number | null; readonly range: TimeRange | null; readonly mask: Mask | undefined },
  { file, format, isSafe }: Output,
): Promise<number> {
  const { terminal, signal } = context
  const values = await customersOf(list)
  const { reports } = await fullCatalogue(context)
  const store = await context.store()
  const customers = await store.customers.listed(
    { reports, values, ...where },
    {
      signal,
      onProgress: ({ customers: done, total }) => {
        terminal.progress(done / total, customerTexts('lookingList', { done, total }))
      },
    },
  )
  terminal.endProgress()
  const { writeSummaryFile } = await import('../core/export/summaries/writeSummaryFile.ts')
  const operations = (await context.connections())
    .filter(({ id }) => where.connectionId === null || id === where.connectionId)
    .map(({ name }) => name)
  const content = customerListContent(customers, values, { operations, range: where.range }, terminal.language)
  try {
    const { rows, bytes, cutTexts } = await writeSummaryFile(store, { content, file, format, isSafe }, { signal })
    if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
    const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
    if (file === null) terminal.message(text)
    else {
      const found = customers.filter(({ total }) => total > 0).length
      await terminal.result({ file, rows, bytes, format, customers: customers.length, found }, terminal.say(text))
    }
  } catch (cause) {
    if (file !== null || !isClosedPipe(cause)) throw cause
  }
  return EXIT.done
}
