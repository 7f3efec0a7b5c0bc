import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/checks.ts'

/** What English says of checks. */
export const en: SameNames<typeof es> = {
  match:
    "How the rows of a period fit a total that was read elsewhere (Manager's), and what may explain the difference",
  count: 'the total that was read, a whole number',
  unanswered:
    'Telephones that were called many times without a person ever answering, by rows that tell what dialling met',
  attempts: 'attempts without a person, at least; {{usual}} unless given',
  days: 'different days, at least; {{usual}} unless given',
  form: 'how numbers are written: {{forms}}',
  fits: 'It fits: {{expected}}.',
  differs: 'Expected {{expected}}, here {{found}}: difference {{difference}}.',
  unexplained: 'Nothing that is known explains it: compare period, filters and parameters with Manager.',
  headings: 'What it may be|Rows|What to do',
  check: 'in place of rows, what a check finds in them: {{checks}}',
  setting: 'with --check: what its own command takes, such as within=10m or any-text',
  found: '{{findings}} in {{rows}}. In the list: {{shown}}.',
}
