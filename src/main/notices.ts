import { Notification } from 'electron'
import { homeTexts } from '../shared/commonTexts/home.ts'
import { explain } from '../shared/errorTexts.ts'
import type { Language } from '../shared/language.ts'
import type { Catalogue } from '../shared/reports/catalogue.ts'
import type { Notice } from '../desk/automation.ts'
import { desktopTexts } from './texts.ts'

/** Shown notices, which must not be collected before they are clicked. */
const shown = new Set<Notification>()

/** Shows a system notification of what needs a person; a click brings the window. */
export function notifyOf(
  notice: Omit<Notice, 'scheduleId'>,
  kind: 'schedule' | 'log',
  catalogue: Catalogue,
  language: Language,
  onClick: () => void,
): void {
  if (!Notification.isSupported()) return
  const { sentence, hint } = explain(notice.error, language, 'window')
  const { reportKey } = notice
  const report =
    reportKey === null ? homeTexts('title')[language] : (catalogue.get(reportKey)?.title[language] ?? reportKey)
  const notification = new Notification({
    title: desktopTexts(language)(kind === 'log' ? 'logNoticeTitle' : 'noticeTitle', { report }),
    body: `${notice.connectionName}: ${sentence} ${hint}`,
  })
  shown.add(notification)
  notification.on('click', onClick)
  notification.on('close', () => {
    shown.delete(notification)
  })
  notification.show()
}
