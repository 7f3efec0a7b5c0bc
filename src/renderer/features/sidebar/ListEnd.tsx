import { UnstyledButton } from '@mantine/core'
import { IconListSearch, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface ListEndProps {
  readonly onAddReport: () => void
  readonly onCheck: () => void
}

/** What stands after the last report: making one, and finding out which of them the operation has. */
export function ListEnd({ onAddReport, onCheck }: ListEndProps) {
  const { t } = useTranslation(['customReports', 'operationCheck'])
  return (
    <div className="list-end">
      <UnstyledButton className="list-end-button" onClick={onAddReport}>
        <IconPlus size={15} aria-hidden />
        {t('customReports:add')}
      </UnstyledButton>
      <UnstyledButton className="list-end-button" onClick={onCheck}>
        <IconListSearch size={15} aria-hidden />
        {t('operationCheck:open')}
      </UnstyledButton>
    </div>
  )
}
