import { CONTACT_REASONS } from '../../../../shared/checks/contactHours.ts'
import type { ContactHoursSettings } from '../../../../shared/checks/contactHoursCheck.ts'
import { REASON_WORDS } from '../../../../shared/checks/checkWords.ts'
import type { DuplicateRules } from '../../../../shared/checks/duplicates.ts'
import type { FindingColumn, FindingFact } from '../../../../shared/checks/findings.ts'
import type { SmsSettings } from '../../../../shared/checks/smsParts.ts'
import { rowCheckTexts } from '../../../../shared/commonTexts/rowChecks.ts'
import { findContacts } from './contactHours.ts'
import { findDuplicates } from './duplicates.ts'
import type { FoundRows } from './found.ts'
import { readyRules } from './holidays.ts'
import { rowsMark } from './memory.ts'
import { protections } from './protection.ts'
import type { CheckInput, CheckWork, Findings } from './reckon.ts'
import { rowFindings } from './rowFindings.ts'
import { plainSpelling } from './smsParts.ts'
import { findShortMessages } from './smsMessages.ts'

// The checks that find rows: what each says of a row, and what it comes to.

function countFact(name: string, title: FindingFact['title'], value: number): FindingFact {
  return { name, title, kind: 'count', value }
}

/** What was found of the same rows by the same settings a moment ago is found no other way. */
function remembered<Settings>(
  { database, memory }: CheckWork,
  { report, rows, reports }: CheckInput<Settings>,
  kind: string,
  settings: unknown,
  find: () => FoundRows,
): FoundRows {
  // What is found is the same under any mask.
  const { mask: _mask, ...unmasked } = rows
  return memory.of(kind, JSON.stringify([settings, rowsMark(database, report, unmasked, reports)]), find)
}

/** The contacts that rules want looked at, in the order of time. */
export function foundContacts(work: CheckWork, input: CheckInput<ContactHoursSettings>): FoundRows {
  const { database } = work
  const { report, reports, rows, settings } = input
  return remembered(work, input, 'contact-hours', settings, () =>
    findContacts(
      database,
      report,
      rows,
      readyRules(settings.rules, rows.range),
      protections(database, reports, rows.connectionId),
    ),
  )
}

/** Contacts outside the hours, days and frequencies that rules allow, with what the servers say of their telephones. */
export function reckonContactHours(work: CheckWork, input: CheckInput<ContactHoursSettings>): Findings {
  const found = foundContacts(work, input)
  const isSaid = (found.tallies['protections'] ?? 0) > 0
  const columns: readonly FindingColumn[] = [
    { name: 'reasons', title: rowCheckTexts('reasons'), kind: 'words', words: REASON_WORDS },
    ...(isSaid
      ? ([
          { name: 'protected_since', title: rowCheckTexts('protectedSince'), kind: 'dateTime' },
          { name: 'protection_released', title: rowCheckTexts('released'), kind: 'dateTime' },
        ] as const)
      : []),
  ]
  const { filters, search } = input.rows
  return rowFindings(work, input, found, {
    columns,
    cells: (own) => (isSaid ? own : own.slice(0, 1)),
    facts: CONTACT_REASONS.flatMap((reason) => {
      const count = found.tallies[reason] ?? 0
      return count === 0 ? [] : [countFact(reason, REASON_WORDS[reason], count)]
    }),
    caveats: filters.length === 0 && search === '' ? [] : [rowCheckTexts('filtersChoose')],
    // All of a customer's contacts, so that one sees what came before.
    leadsTo: 'customer',
  })
}

/** The messages that were sent again, run after run. */
export function foundDuplicates(work: CheckWork, input: CheckInput<DuplicateRules>): FoundRows {
  const { report, rows, settings } = input
  return remembered(work, input, 'duplicates', settings, () => findDuplicates(work.database, report, rows, settings))
}

/** Messages that were sent again to the same customer within a short time, and many at once. */
export function reckonDuplicates(work: CheckWork, input: CheckInput<DuplicateRules>): Findings {
  const found = foundDuplicates(work, input)
  const { runs = 0, again = 0 } = found.tallies
  return rowFindings(work, input, found, {
    columns: [
      { name: 'run', title: rowCheckTexts('run'), kind: 'count' },
      { name: 'messages', title: rowCheckTexts('messages'), kind: 'count' },
    ],
    cells: (own) => own,
    facts: [
      countFact('runs', rowCheckTexts('tallyRuns'), runs),
      countFact('again', rowCheckTexts('tallyAgain'), again),
    ],
    caveats: [],
    leadsTo: input.settings.text === 'same' ? 'message' : 'customer',
  })
}

/** The short messages that are shown, in the order of the rows. */
export function foundShortMessages(work: CheckWork, input: CheckInput<SmsSettings>): FoundRows {
  const { report, rows, settings } = input
  return remembered(work, input, 'sms-parts', settings.shown, () =>
    findShortMessages(work.database, report, rows, settings.shown),
  )
}

/** What short messages take, and what they would in another spelling. */
export function reckonSmsParts(work: CheckWork, input: CheckInput<SmsSettings>): Findings {
  const found = foundShortMessages(work, input)
  const { parts = 0, leastParts = 0, ucs2 = 0, dearer = 0 } = found.tallies
  const { pricePerPart } = input.settings
  const costs: readonly FindingFact[] =
    pricePerPart === null
      ? []
      : [
          { name: 'cost', title: rowCheckTexts('cost'), kind: 'money', value: parts * pricePerPart },
          { name: 'least-cost', title: rowCheckTexts('leastCost'), kind: 'money', value: leastParts * pricePerPart },
        ]
  return rowFindings(work, input, found, {
    columns: [
      { name: 'parts', title: rowCheckTexts('parts'), kind: 'count' },
      { name: 'encoding', title: rowCheckTexts('encoding'), kind: 'text' },
      { name: 'least_parts', title: rowCheckTexts('leastParts'), kind: 'count' },
      { name: 'letters', title: rowCheckTexts('letters'), kind: 'text' },
      { name: 'spelling', title: rowCheckTexts('spelling'), kind: 'text' },
    ],
    // Out of the text as it is told: where that hides somebody, so does its other spelling.
    cells: ([taken = null, encoding = null, least = null, letters = null], message) => [
      taken,
      encoding,
      least,
      letters,
      taken === least ? null : plainSpelling(message),
    ],
    facts: [
      countFact('dearer', rowCheckTexts('tallyDearer'), dearer),
      countFact('ucs2', rowCheckTexts('tallyUcs2'), ucs2),
      countFact('parts', rowCheckTexts('tallyParts'), parts),
      countFact('least-parts', rowCheckTexts('tallyLeastParts'), leastParts),
      ...costs,
    ],
    caveats: [],
    leadsTo: 'message',
  })
}
