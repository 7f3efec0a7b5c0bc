import { isAbout, type Customer } from '../../../shared/customers.ts'
import type { CustomReport } from '../../../shared/customReports/customReport.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { listCustomReports } from '../tables/customReports.ts'

/**
 * Forgets a customer in what parameters of reports of one's own are sent with unless somebody types something else: the
 * reports stay, these values go. They are of no connection. Runs inside the caller's transaction.
 */
export function forgetInCustomReports(database: WritableDatabase, customer: Customer): void {
  const put = database.prepare('UPDATE custom_reports SET definition = ? WHERE report_key = ?')
  for (const { key, definition } of listCustomReports(database)) {
    const report = JSON.parse(definition) as CustomReport
    if (!report.parameters.some(({ value }) => isAbout(customer, value))) continue
    const parameters = report.parameters.map((each) => (isAbout(customer, each.value) ? { ...each, value: '' } : each))
    put.run(JSON.stringify({ ...report, parameters }), key)
  }
}
