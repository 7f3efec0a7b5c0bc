import type { ErrorCode } from '../../errors.ts'

/**
 * What to do next, for people in front of the window: no commands, and no variables of the environment but where
 * nothing else helps.
 */
export const windowHints: Readonly<Record<ErrorCode, string>> = {
  cancelled: 'What was fetched whole is stored; Update goes on from there.',
  usage: 'Correct it and try again.',
  'unknown-command': 'Try again.',
  'unknown-report': 'Choose a report of the list.',
  'ambiguous-report': 'Choose one of them in the list.',
  'unknown-field': 'Take the filter or order away, or open the report again.',
  'unknown-connection': 'It may have been removed. Choose another one, or connect it again in Settings › Operations.',
  'no-connection': 'Connect one in Settings › Operations.',
  'connection-exists': 'Choose another name.',
  'unknown-parameter': 'Open the report again.',
  'missing-parameter': '{{meaning}}.',
  'bad-date': 'Choose two dates, the earlier one first.',
  'bad-filter':
    'To compare by size, give a number, a duration or a date, as the column has. A very long text cannot be looked for.',
  'bad-measure': 'Choose another measure.',
  'not-additive': 'Choose the least, the greatest or the median of it, or a measure of the list.',
  'bad-grouping': 'Choose another field or another step.',
  'bad-summary': 'Choose anew what is summarised.',
  'unknown-measure': 'Take it out of the summary, or make one of that name in My measures.',
  'measure-exists': 'Choose another name.',
  'bad-server':
    'The code is the number in the address of the operation (wv0010.wolkvox.com: 0010); other addresses need https.',
  'empty-token': 'Copy it whole from wolkvox Manager: Configuration, Integrations, Tokens.',
  'no-token': 'Enter the token in Settings › Operations.',
  'token-refused': 'Look in wolkvox Manager whether the token is active, and enter it again in Settings › Operations.',
  'quota-used-up': 'Tomorrow there are new ones. What was fetched whole is stored, and can be seen.',
  'quota-reserved':
    'Automatic work goes on at {{resetsAt}}. Updating by hand may use them; Settings › Automatic updates says how many are kept.',
  'too-many-at-once': 'Try again later, or give each program a token of its own.',
  'asked-to-wait': 'Update again then; what was fetched whole is stored.',
  maintenance: 'Try again in an hour.',
  forbidden:
    'It may admit only registered addresses: ask whoever administers wolkvox to add the public address of this network.',
  'unknown-on-server':
    'Not every operation has every report. “Check my operation…”, below the list, marks those that it has; whoever administers wolkvox can say why one is missing.',
  unreachable: 'Check the network and the server code. What is stored can be used without a network.',
  'proxy-unreachable': 'Check the network and the proxy. What is stored can be used without a network.',
  'proxy-login': 'Ask whoever administers this computer for an access to the proxy.',
  'proxy-refused': 'Check the server code; whoever administers the proxy can say whether it lets {{host}} through.',
  'untrusted-certificate':
    'If {{issuer}} is your company, ask whoever administers this computer to add its certificate. Else somebody may be listening.',
  'certificates-unchecked': 'Take that variable away and start Atalaya again.',
  'timed-out': 'Try again later, or with a shorter period.',
  stalled: 'Try again later.',
  'server-fault': 'Try again later.',
  'bad-answer': 'Check the server code and address; a proxy or a login page may have answered instead.',
  redirected: 'Check the server code; the token was not sent there.',
  'too-wide': 'Choose a shorter period.',
  'record-too-large':
    'Everything else is fetched. The record can be looked up in wolkvox Manager by its date; a shorter period does not help.',
  'not-the-report':
    'Nothing of it was stored. Check the parameters; if the server changed the report, it can be described with “Add a report of your own…”.',
  'unreadable-text':
    'Nothing of it was stored, as letters would be lost. Tell whoever administers wolkvox: the server has to name the charset that it writes.',
  'period-too-long':
    'Choose a shorter period, or see it by day: the figures are averages or shares, and those of several periods cannot be put together.',
  'store-wrong-key':
    'Nothing was changed. Restore the entry "Atalaya" of the keychain, or begin with a new store: the old file is kept.',
  'store-damaged': 'Nothing was changed. Save what can be read, or restore a copy of the file.',
  'store-gone':
    'Look for the file in the recycle bin, in a backup or on another disk, put it back into the data folder, and try again. If it does not turn up, a new store can be begun: reports are fetched again from the server, but not what continuous logs saw; operations, automatic updates and reports of your own are set up anew.',
  'store-too-new': 'Install the current version; nothing was changed.',
  'store-read-only': 'Check that the folder exists, that it may be written, and that the disk is connected.',
  'store-busy': 'Wait until the other program is done, or close it; then try again.',
  'store-closed': 'Try again once the store is open; what was stored is intact.',
  'store-not-updated': 'Close the other Atalaya, or wait until its command has ended; then try again.',
  'store-bad-key':
    'This computer sets it in the variable ATALAYA_STORE_KEY: correct or remove that, and start Atalaya again.',
  'store-key-missing':
    'Restore the entry "Atalaya" of the keychain and try again. Without it the stored rows cannot be read: a new store can be begun, and the old file is kept.',
  'disk-full': 'Make room, then try again; what was stored before is intact.',
  'space-not-released':
    'Make room on the disk, or let what reads the stored data end. What is left is done by itself, at the latest at the next start.',
  'no-keychain':
    'The key of the stored data lies there. On Linux start a keychain service such as GNOME Keyring; without one, the store opens only where ATALAYA_STORE_KEY (64 hexadecimal digits) is set before the start, and tokens are held until Atalaya is closed.',
  'keychain-locked': 'Unlock the keychain, allow Atalaya to use it, and try again.',
  'output-unwritable': 'Close the file where it is open, or choose another name or folder.',
  'print-failed': 'See that a printer is ready, or save the page as PDF.',
  'drawing-failed': 'Try again; if it happens again, choose an Excel workbook.',
  'needs-window': 'Give the file another format: an Excel workbook or CSV.',
  'not-in-team': 'Join with an invitation in Settings › Team.',
  'in-team': 'Leave the team first in Settings › Team; the rows stay.',
  'bad-team-address': 'It is written postgres://USER@HOST/DATABASE, without a password.',
  'bad-invitation': 'Ask whoever made the team for another; one that was cut or changed is of no use.',
  'team-exists': 'Ask whoever made it for an invitation; another team needs another database.',
  'team-none': 'Check the address with whoever runs the database.',
  'team-other': 'Nothing was mixed. Ask for an invitation of this team, or check which database the address leads to.',
  'team-old-key': 'Ask for a new invitation, leave the team and join with it. The rows stay.',
  'team-too-new': 'Install the current version; nothing was changed.',
  'team-password': 'Type the password again in Settings › Team. A user that does not exist is refused alike.',
  'team-no-password': 'Type it in Settings › Team.',
  'team-untrusted': 'Tell whoever runs the database: the invitation can carry the certificate of who signs it.',
  'team-no-tls': 'Ask whoever runs it to switch TLS on; without it only a database of this computer is used.',
  'team-no-rights': 'Ask whoever runs it for the role that is due.',
  'team-read-only': 'What the team has comes; asking the server needs a database that can be written.',
  'team-full': 'Tell whoever runs it. What is yours is kept here, and handed over once there is room.',
  'team-away': 'What is stored can be used. An update asks whether to fetch without the team.',
  'team-clock': 'Set it right: by it is known what was fetched before and what after.',
  'team-tampered': 'The server is asked instead. Tell whoever runs the database.',
  'team-fault': 'Try again later, and give the code to whoever runs it.',
  'view-removed': 'Choose another view or report in Settings → Automatic updates, or remove the schedule.',
  'view-incomplete': 'Open the view, fill in what is missing and save it again.',
  'workbook-too-large': 'Export it as CSV, or choose fewer rows or columns.',
  'summary-too-large': 'Choose wider steps, fewer fields, a shorter period, or only the first groups.',
  'result-gone': 'Open the report again.',
  'update-unreachable': 'Check the network. It is asked again tomorrow; the program goes on working as it is.',
  'update-unverified':
    'It was thrown away. If it happens again, tell whoever administers this computer: something on the way changes files.',
  'update-failed': 'It is tried again tomorrow. The program goes on working as it is.',
  'update-waits': 'Wait for its end, or stop it. Leaving Atalaya and opening it again does the same.',
  managed:
    'Settings show what is set, under "Managed by your organisation"; changing it is up to the administrator of the computer.',
  'worker-lost': 'It starts again by itself; try again. What was stored is intact.',
  internal: 'Try again. If it comes back, the support file in Settings tells what happened, without personal data.',
}
