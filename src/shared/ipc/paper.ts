import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
import { PAGE_FORMATS, type PaperPage, type PaperSection } from '../paperPage.ts'
import { action, gives } from './channel.ts'
import { rowSet } from './inputs.ts'

/** A cell, or a sentence: rows come with their long texts cut. */
const text = z.string().max(100_000)
/** A chart's SVG takes some ten thousand. */
const MOST_DRAWING_CHARACTERS = 64_000_000
const MOST_SECTIONS = 200
const MOST_COLUMNS = 1_000
const MOST_LINES = 20_000

const section: z.ZodType<PaperSection> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), heading: text.nullable(), lines: z.array(text).max(MOST_LINES) }),
  z.strictObject({
    kind: z.literal('figures'),
    figures: z.array(z.strictObject({ title: text, value: text, lines: z.array(text).max(100) })).max(100),
  }),
  z.strictObject({
    kind: z.literal('drawing'),
    heading: text.nullable(),
    svg: z.string().max(MOST_DRAWING_CHARACTERS),
  }),
  z.strictObject({
    kind: z.literal('table'),
    heading: text.nullable(),
    columns: z
      .array(z.strictObject({ heading: text, isNumber: z.boolean(), width: z.number().positive().exactOptional() }))
      .max(MOST_COLUMNS),
    lines: z
      .array(
        z.strictObject({
          kind: z.enum(['group', 'subtotal', 'total']),
          cells: z.array(text).max(MOST_COLUMNS),
        }),
      )
      .max(MOST_LINES),
    notes: z.array(text).max(100),
  }),
])

/** A page as the window made it. */
export const paperPage: z.ZodType<PaperPage> = z.strictObject({
  title: text,
  language: z.enum(LANGUAGES),
  facts: z.array(z.strictObject({ label: text, text })).max(1_000),
  sections: z.array(section).max(MOST_SECTIONS),
  isWide: z.boolean(),
})

export const paperChannels = {
  /**
   * Asks for a file's name and place, and draws a page there, as a PDF on the paper of the computer's region or as a
   * picture; null where the user thought better of it. The file is called by the rows that the page is of.
   */
  'paper:save': action(
    z.strictObject({ rows: rowSet, page: paperPage, format: z.enum(PAGE_FORMATS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /** Asks for a printer, and prints there the page that the window has laid out. */
  'paper:print': action(z.strictObject({ isWide: z.boolean() }), gives<{ readonly isPrinted: boolean }>()),
}
