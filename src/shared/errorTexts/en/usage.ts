import type { DateProblem, UsageProblem } from '../../errors.ts'

/** What cannot be asked for like that, a sentence for each problem. */
export const usage: Readonly<Record<UsageProblem, string>> = {
  'unknown-option': 'There is no option "{{option}}".',
  'option-without-value': 'The option "{{option}}" takes no value.',
  'option-needs-value':
    'The option "{{option}}" needs a value, which is written {{option}}=VALUE where it begins with a dash.',
  'option-missing': '--{{option}} is missing.',
  'option-takes': '--{{option}} takes {{expected}}, not "{{given}}".',
  'option-twice': '--{{option}} comes once.',
  'not-a-whole-number': '--{{option}} takes a whole number, not "{{given}}".',
  'command-written': 'The command is written "atalaya {{usage}}".',
  'several-connections': 'There are several connections; choose one with --connection: {{known}}.',
  'token-characters': 'The token has a line break or another character inside that no token has.',
  'token-in-report': 'A parameter or a text holds the token of the operation.',
  'name-missing': 'The name is missing.',
  'measure-name': 'The name of a measure has 1 to {{most}} characters on one line, without " = ".',
  'unknown-country': '"{{given}}" is no country by its two letters, such as CO or MX.',
  'unknown-time-zone': '"{{given}}" is no time zone, such as America/Bogota.',
  'by-day-needs-sums': '--by-day is for reports of sums over a period; the rows of {{report}} are not such sums.',
  'parameter-written': '--param takes NAME=VALUE, not "{{given}}".',
  'parameter-twice': '--param gives "{{parameter}}" twice.',
  'period-needed': 'The report {{report}} needs a period: --from and --to, or --range.',
  'period-missing': 'A period is missing.',
  'not-a-snapshot': '--taken is for snapshots; {{report}} is none. Give a period instead.',
  'taken-or-period': 'Give either --taken or a period.',
  'no-snapshot': 'There is no snapshot of {{report}} yet; take one with "atalaya pull".',
  'first-snapshot-later': 'The first snapshot of {{report}} is of {{at}}.',
  'not-a-live-report': 'The report {{report}} is not a live one: there is nothing to keep a log of.',
  'polled-too-seldom':
    'The report {{report}} only shows its last {{minutes}} minutes: asked less often it would lose rows.',
  'interval-written': '--every takes a time such as 5m, not "{{given}}".',
  'schedule-removed': 'The schedule was removed.',
  'scheduled-snapshot': 'That view of {{report}} is of one single snapshot, which never changes; schedule the newest.',
  'period-not-kept': 'The days of the view are older than what is kept.',
  'pin-elsewhere':
    'The view “{{view}}” is of “{{connection}}”, an operation that is not on this computer. Save it as a new one to pin it.',
  'unknown-topic': 'The guide has no topic {{given}}; its topics are: {{known}}.',
  'home-says': 'The cards of My morning say what they show: leave out --{{option}}, or change the view of the card.',
  'home-format':
    'All cards of My morning go into an Excel workbook (xlsx), a PDF or a PNG picture, not into {{format}}.',
  'rows-not-drawn': 'A {{format}} file holds a summary; for rows choose CSV or an Excel workbook.',
  'view-says': '{{option}} is what the view says; save it again with "atalaya view save" to change that.',
  'view-of-operation': 'The view "{{view}}" is of the operation "{{connection}}"; it cannot be scheduled with another.',
  'schedule-what': 'Say what is scheduled: a report, a view with --view, or My morning with --home.',
  'drawn-in-window':
    'The command line has no window in which to draw a {{format}} file: schedule it in the desktop program, or use {{expected}}.',
  'unknown-schedule': 'There is no schedule "{{given}}"; "atalaya schedule list" shows them.',
  'unknown-view': 'There is no view "{{given}}"; "atalaya view list" shows them.',
  'view-exists': 'There is a view "{{given}}" already; remove it or rename it first.',
  'view-named': 'The name of a view has 1 to {{most}} characters, without line breaks or other control characters.',
  'view-lacks':
    'The view "{{view}}" came in a file without what tells who customers are. Missing: {{lacks}}. Give it with --filter, --search or --param, or save the view again.',
  'view-unreadable': 'The file "{{file}}" cannot be read ({{reason}}).',
  'not-a-view-file': 'The file "{{file}}" is not that of a view.',
  'view-file-newer': 'The file "{{file}}" is of a newer version of Atalaya; update the program.',
  'folder-missing': 'Choose a folder for the files.',
  'needs-folder': '--{{option}} goes with --folder only.',
  'summary-has-headings': '--headings is of files with rows; a summary and a check have headings of their own.',
  'schedule-needs-moments': 'Say when with one of --every 4h, --daily 06:30 and --at-start.',
  'days-need-daily': '--days goes with --daily only.',
  'days-written': '--days takes days such as mon,wed or mon-fri, not "{{given}}".',
  'hours-written': '--every takes hours from 1h to {{most}}h, not "{{given}}".',
  'time-of-day-written': '--daily takes a time such as 06:30, not "{{given}}".',
  'months-written': '--months takes a number of months, all or default, not "{{given}}".',
  'reserve-written': '--reserve takes a percentage from 0 to {{most}}, not "{{given}}".',
  'output-used-twice': '--out - and --json both want standard output; choose one.',
  'erasure-unconfirmed': 'Erasing cannot be undone; confirm with --yes, or look first with --preview.',
  'deletion-unconfirmed': 'What is deleted is gone; confirm with --yes.',
  'rebuild-unconfirmed': 'Close Atalaya everywhere else first, then confirm with --yes.',
  'new-store-unconfirmed': 'A new store knows no operation, no row and no schedule of the old one: confirm with --yes.',
  'store-opens': 'The store opens, so there is nothing to begin anew; "atalaya erase" deletes what it holds.',
  'customer-alone': '--customer looks through every report; it does not go with --report or --before.',
  'no-customer': 'Type a telephone, an e-mail address or an id: nothing is no customer.',
  'customer-list-alone': '--list goes with --out, and without a customer, --mentions, --limit or --offset.',
  'no-customer-list':
    'The file of --list cannot be read, or names nobody: a line for each customer, their telephone, e-mail address or id first.',
  'too-many-customers': 'A list has {{most}} customers at most, not {{count}}.',
  'customer-too-short': 'A telephone, an e-mail address or an id has at least {{least}} characters.',
  'too-many-columns': 'A file has at most 5,000 columns, not {{columns}}.',
  'too-many-conditions':
    'A question has at most 500 filters and 500 fields to sort by, not {{conditions}}. A list of values is one filter: "FIELD in a|b|c".',
  'load-too-high': 'So many calls keep {{load}} agents busy at once; staffing is worked out up to {{most}}.',
  'check-does-not-fit': 'Rows of {{report}} do not tell what calling a telephone met.',
  'no-intervals':
    'The report {{report}} does not tell at what time of day work comes in: staffing takes reports with a day, a time and how many.',
  'intervals-too-fine': 'The report {{report}} has no intervals as short as that; choose among {{known}}.',
  'no-presence':
    'The report {{report}} does not tell from when until when agents were logged in; adherence takes those that do.',
  'no-shift-sheet': 'The text is no sheet of shifts: agent, day, from and to are expected in each line.',
  'bad-shift-lines':
    'The sheet has lines that cannot be read ({{count}}, the first is {{line}}); nothing was imported.',
  'unknown-shift-sheet': 'There is no sheet of shifts "{{given}}"; "atalaya shifts list" shows them.',
  'nothing-to-check':
    'Rows of {{report}} have nothing to check like that: they are no contacts with a date and a telephone that the operation sought.',
  'sealed-elsewhere':
    'The filter of {{field}} was chosen in another store while data was hidden, and only there is it known which value it is. Choose it again.',
  'no-check-fits': 'No check is for rows of {{report}}.',
  'check-or-summary': 'What a check finds is shown, or a summary: leave out --check or --{{option}}.',
  'rules-unreadable': 'The rules file {{file}} could not be read.',
  'not-a-rules-file': '{{file}} is no rules file: {{what}}.',
  'within-written': '--within takes a time from 1s to 31d, such as 10m, not "{{given}}".',
  'no-certificates': 'The variable {{variable}} leads to no file with certificates (PEM): {{file}}.',
  'invitation-unreadable': 'The invitation {{file}} could not be read.',
  'unusable-proxy':
    'The variable {{variable}} names no proxy that can be used. It is written http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT.',
}

/** Why something is no period or date. */
export const dates: Readonly<Record<DateProblem, string>> = {
  'not-in-calendar': 'no calendar has it',
  'written-otherwise': 'it is not written as a date is',
  'range-or-bounds': 'give either --range or --from and --to',
  'unknown-range': '--range takes {{known}}',
  'from-missing': '--from is missing',
  'to-missing': '--to is missing',
  'end-before-start': 'the end lies before the start',
}
