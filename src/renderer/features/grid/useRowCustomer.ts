import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { TextRow } from '../../../shared/rows.ts'
import { useCommand } from '../../api/commands.ts'
import { useCustomerLink } from '../../api/customerLink.ts'
import { useGridSession } from './gridSession.ts'
import { canNameCustomers, customerIn, customerInRow } from './rowCustomer.ts'
import type { GridFields } from './useGridFields.ts'
import type { GridState } from './useGridState.ts'

/** What leads from a row to everything about its customer. */
export interface RowCustomer {
  readonly ofCell: (values: TextRow, field: string) => string | null
  readonly ofRow: (values: TextRow) => string | null
  readonly open: (customer: string) => void
}

/** Leads from rows to their customers; null where nothing does. */
export function useRowCustomer({ fields, indexOf, field }: GridFields): RowCustomer | null {
  const link = useCustomerLink()
  const { questionAround } = useGridSession()
  if (link === null) return null
  const valueIn = (values: TextRow, name: string): string | null => values[indexOf.get(name) ?? -1] ?? null
  return {
    ofCell: (values, name) => customerIn(field(name), valueIn(values, name)),
    ofRow: (values) => customerInRow(fields, (name) => valueIn(values, name)),
    open: (customer) => link(customer, questionAround('').connectionId),
  }
}

/** Answers to the command that leads to the customer of the cell or row in use. */
export function useCustomerCommand({ api, page, rows }: GridState, fields: GridFields): void {
  const { t } = useTranslation('grid')
  const customers = useRowCustomer(fields)
  const isNaming = canNameCustomers(fields.fields)
  useCommand(
    'customer',
    () => {
      const cell = api?.getFocusedCell() ?? null
      const place = rows.open?.place ?? rows.selection.anchor
      const index =
        cell !== null && cell.rowPinned === null ? cell.rowIndex : place === null ? null : place - page.first
      const values = index === null ? undefined : api?.getDisplayedRowAtIndex(index)?.data?.values
      const ofCell =
        values === undefined || cell === null ? null : (customers?.ofCell(values, cell.column.getColId()) ?? null)
      const customer = ofCell ?? (values === undefined ? null : (customers?.ofRow(values) ?? null))
      if (customer === null) notifications.show({ message: t('cellMenu.namesNobody') })
      else customers?.open(customer)
    },
    customers !== null && isNaming,
  )
}
