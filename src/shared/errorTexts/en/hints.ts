import type { ErrorCode } from '../../errors.ts'

/** What to do next, at a terminal. */
export const hints: Readonly<Record<ErrorCode, string>> = {
  cancelled: 'What was fetched whole is stored; the same request goes on from there.',
  usage: 'Run "atalaya help" to see the commands.',
  'unknown-command': 'Run "atalaya help" to see the commands.',
  'unknown-report': 'Run "atalaya reports" to see the reports.',
  'ambiguous-report': 'Name one of them in full.',
  'unknown-field': 'Its fields are: {{known}}.',
  'unknown-connection': 'Known connections: {{known}}. Add one with "atalaya connection add".',
  'no-connection': 'Add one with "atalaya connection add --name NAME --server CODE"; it asks for the token.',
  'connection-exists': 'Choose another name, or remove that connection first.',
  'unknown-parameter': 'Its own parameters are: {{known}}. Dates are given as a period.',
  'missing-parameter': '{{meaning}}.',
  'bad-date': 'Write dates as 2026-11-30 or 2026-11-30T08:00, the earlier one first.',
  'bad-filter': 'Write FIELD OPERATOR VALUE, such as: channel = SMS; numbers and dates for < and >.',
  'bad-measure':
    'Write count, count(FILTER), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M), kpi:ID or own:NAME, with "TITLE = " before it or not.',
  'not-additive':
    'min(F), max(F), median(F), pNN(F) and only(F) can be taken of it. "atalaya kpis {{report}}" lists the measures of the report.',
  'bad-grouping':
    'Write FIELD or FIELD:STEP. Steps of dates: 15min 30min hour day week month year, 15min-of-day 30min-of-day hour-of-day day-of-week; of numbers and durations a width: time_seg:60.',
  'bad-summary': '"atalaya summarize --help" tells what it takes.',
  'unknown-measure': 'Your own measures: {{known}}. "atalaya measures add" adds one.',
  'measure-exists': 'Choose another name, or replace it with --replace.',
  'bad-server':
    'The code is the number in the address of the operation (wv0010.wolkvox.com: 0010); other addresses need https.',
  'empty-token': 'Copy it whole from wolkvox Manager: Configuration, Integrations, Tokens.',
  'no-token': 'Set ATALAYA_TOKEN for this run, or remove the connection and add it again.',
  'token-refused': 'Check in wolkvox Manager that the token is active, and store it again.',
  'quota-used-up': 'Go on tomorrow; what was fetched whole is stored.',
  'quota-reserved':
    'Automatic work goes on at {{resetsAt}}. A fetch by hand may use them; "atalaya quota --reserve" changes how many are kept.',
  'too-many-at-once': 'Try again later, or give each program a token of its own.',
  'asked-to-wait': 'Run the same again then; what was fetched whole is stored.',
  maintenance: 'Try again in an hour.',
  forbidden: 'It may admit only registered addresses: ask for the public address of this network to be added.',
  'unknown-on-server': 'Not every operation has every report.',
  unreachable: 'Check the network and the server code; what is stored can be used without a network.',
  'proxy-unreachable':
    'Check the network and the variable HTTPS_PROXY; NO_PROXY names servers that are asked directly.',
  'proxy-login':
    'Put them into the variable: HTTPS_PROXY=http://USER:PASSWORD@{{proxy}}, with %XX for other than letters and digits.',
  'proxy-refused': 'Check the server code; whoever runs the proxy can say whether it lets {{host}} through.',
  'untrusted-certificate':
    "If {{issuer}} is your company's, add its certificate to the system's, or name its file in NODE_EXTRA_CA_CERTS.",
  'certificates-unchecked':
    "Take that variable away. A company's own certificate is trusted by NODE_EXTRA_CA_CERTS=FILE.",
  'timed-out': 'Try again later or with a shorter period.',
  stalled: 'Try again later; what was fetched whole is stored.',
  'server-fault': 'Try again later.',
  'bad-answer': 'Check the server code and address; a proxy or a login page may have answered instead.',
  redirected: 'Check the server code; the token was not sent there.',
  'too-wide': 'Choose a shorter period.',
  'record-too-large':
    'Everything else is fetched. Look it up in wolkvox Manager by its date; a shorter period does not help.',
  'not-the-report':
    'Nothing of it was stored. Check the parameters; if the server changed the report, describe it as a report of your own in the window.',
  'unreadable-text':
    'Nothing of it was stored, as letters would be lost. Tell whoever runs the server: it has to name the charset that it writes.',
  'period-too-long':
    'Choose a shorter period, or look at it day by day: its figures are not sums, and several periods of them cannot be put together.',
  'store-wrong-key': 'Use the key that it was made with; nothing was changed.',
  'store-damaged': 'Nothing was changed. Restore a copy, or save what can be read with "atalaya store rebuild".',
  'store-gone':
    'Look for it in the recycle bin, a backup or another disk, put it back and try again. Or begin a new one with "atalaya store begin-anew --yes": reports are fetched again, but not what live logs saw; operations, schedules and reports of your own are set up anew.',
  'store-too-new': 'Install the current version; nothing was changed.',
  'store-read-only': 'Check that its folder exists and may be written by you.',
  'store-busy': 'Wait until it is done, then try again.',
  'store-closed': 'Try again once the store is open; what was stored is intact.',
  'store-not-updated': 'Close the Atalaya that is open, or wait until its command has ended; then try again.',
  'store-bad-key': 'Check ATALAYA_STORE_KEY; "openssl rand -hex 32" makes such a key.',
  'store-key-missing':
    "Restore the keychain entry, or give the key in ATALAYA_STORE_KEY; without it the store's rows cannot be read.",
  'disk-full': 'Make room, then try again; what was stored before is intact.',
  'space-not-released':
    'Make room on the disk, close what else uses the store, and run the command again: it ends what is left.',
  'no-keychain': 'On a server set ATALAYA_STORE_KEY (64 hex digits) for the store and ATALAYA_TOKEN for each run.',
  'keychain-locked': 'Unlock it and allow Atalaya to use it.',
  'output-unwritable': 'Close it where it is open, or choose another name or folder.',
  'print-failed': 'See that a printer is ready, or save the page as PDF.',
  'drawing-failed': 'Try again; if it happens again, choose an Excel workbook.',
  'needs-window':
    'The desktop program writes it while it is open. To write it without, give it another format: csv or xlsx.',
  'not-in-team': 'Begin one with "atalaya team create", or take part with "atalaya team join FILE".',
  'in-team': 'Leave it first with "atalaya team leave"; the rows stay.',
  'bad-team-address':
    'It is written postgres://USER@HOST/DATABASE, without a password: that is asked for, or comes from PGPASSWORD.',
  'bad-invitation': 'Ask whoever made the team for another; one that was cut or changed is of no use.',
  'team-exists':
    'Ask whoever made it for an invitation and use "atalaya team join FILE"; another team needs another database.',
  'team-none':
    'Check the address. Where it was restored empty, leave with "atalaya team leave" and make the team anew.',
  'team-other': 'Nothing was mixed. Ask for an invitation of this team, or check which database the address leads to.',
  'team-old-key': 'Ask for a new invitation; then "atalaya team leave" and "atalaya team join FILE". The rows stay.',
  'team-too-new': 'Install the current version; nothing was changed.',
  'team-password':
    'Check PGPASSWORD, or leave and join again to type another. A user that does not exist is refused alike.',
  'team-no-password': 'Set PGPASSWORD for this run, or leave the team and join again.',
  'team-untrusted':
    'If it is of your company, add it to those of the system, or give its file in PGSSLROOTCERT when the team is made: the invitation carries it.',
  'team-no-tls':
    'Ask whoever runs it to switch TLS on (ssl = on); without it only a database of this computer is used.',
  'team-no-rights': 'Ask whoever runs it for the role that is due; docs/team.md explains them.',
  'team-read-only':
    'What the team has comes; asking the server needs a database that can be written. "--without-team" asks without the team.',
  'team-full': 'Tell whoever runs it. What is yours is kept here, and handed over once there is room.',
  'team-away': 'What is stored can be used. To ask the server without knowing what the others fetched: --without-team.',
  'team-clock': 'Set it right: by it is known what was fetched before and what after.',
  'team-tampered': 'The server is asked instead. Tell whoever runs the database.',
  'team-fault': 'Try again later, and give the code to whoever runs it.',
  'view-removed':
    'Choose another view or report in Settings → Automatic updates, or remove it with "atalaya schedule remove".',
  'view-incomplete': 'Open the view, fill in what is missing and save it again; "atalaya view show" shows it.',
  'workbook-too-large': 'Export it as CSV, or choose fewer rows or columns.',
  'summary-too-large': 'Choose wider steps, fewer fields, a shorter period, or only the first groups (--limit).',
  'result-gone': 'Ask again.',
  'update-unreachable': 'Check the network; it is asked again tomorrow. The program goes on working as it is.',
  'update-unverified':
    'It was thrown away. If it happens again, tell whoever administers this computer: something on the way changes files.',
  'update-failed': 'It is tried again tomorrow. The program goes on working as it is.',
  'update-waits': 'Wait for its end, or stop it; leaving Atalaya and opening it again does the same.',
  managed: '"atalaya policy" shows what is set; changing it is up to the administrator of the computer.',
  'worker-lost': 'Try again; what was stored is intact.',
  internal: 'Run it again with --verbose and report what it prints.',
}
