import { Checkbox, Loader, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { CustomerHolding, CustomerScope } from '../../../shared/erasing.ts'
import { LOCALES } from '../../../shared/language.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { CopiesChoice } from './CopiesChoice.tsx'
import { useErasing } from './erasingProgress.ts'
import { useCopies } from './useCopies.ts'
import { useLooked } from './useLooked.ts'

interface CustomerDialogProps {
  readonly scope: CustomerScope
  readonly connections: readonly ConnectionSummary[]
  readonly onClose: () => void
}

/** Looks for a customer's rows in every report, shows how many there are, and erases them only when that is chosen. */
export function CustomerDialog({ scope, connections, onClose }: CustomerDialogProps) {
  const { t } = useTranslation(['automation', 'common'])
  const looked = useLooked('erase:customer-preview', scope)
  const erase = useAction('erase:customer')
  const progress = useErasing()
  const [withMentions, setWithMentions] = useState(false)
  const copies = useCopies()
  const [withCopies, setWithCopies] = useState(false)
  const found = looked.answer ?? []
  const sum = (of: (holding: CustomerHolding) => number): number => found.reduce((total, each) => total + of(each), 0)
  const mentions = sum((each) => each.mentions)
  const count = sum((each) => each.rows) + (withMentions ? mentions : 0)
  const error = looked.error ?? erase.error ?? copies.error
  const percent =
    progress === undefined || progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)
  const isLooking = looked.answer === null && looked.error === null

  return (
    <ConfirmDialog
      isOpen
      title={t('automation:customer.dialogTitle', { customer: scope.customer.trim() })}
      action={count === 0 ? t('common:erase') : t('automation:customer.action', { count })}
      isBusy={erase.isPending || copies.isDeleting}
      isDisabled={count === 0}
      onClose={onClose}
      onConfirm={() => {
        erase.mutate(
          { ...scope, withMentions },
          {
            onSuccess: ({ rows }) => {
              notifications.show({ message: t('automation:customer.done', { count: rows }) })
              if (withCopies) copies.remove(onClose)
              else onClose()
            },
          },
        )
      }}
    >
      <Stack gap="xs" aria-live="polite">
        {error === null ? null : <ProblemNote error={error} />}
        {isLooking || erase.isPending ? (
          <Text size="sm">
            <Loader size={14} aria-hidden />{' '}
            {erase.isPending && progress?.step === 'compacting'
              ? t('automation:customer.erasing', { percent })
              : t('automation:customer.looking', { percent })}
          </Text>
        ) : null}
        {looked.answer === null ? null : found.length === 0 ? (
          <Text fw={600}>{t('automation:customer.none')}</Text>
        ) : (
          <>
            <ScrollArea.Autosize mah={280} type="auto">
              <HoldingsOf found={found} connections={connections} />
            </ScrollArea.Autosize>
            {mentions === 0 ? null : (
              <Checkbox
                label={t('automation:customer.withMentions')}
                description={t('automation:customer.mentionsMeaning')}
                checked={withMentions}
                disabled={erase.isPending}
                onChange={(event) => {
                  setWithMentions(event.currentTarget.checked)
                }}
              />
            )}
            <Text size="sm">{t('automation:customer.comesBack')}</Text>
          </>
        )}
        <CopiesChoice text={copies.text} isChosen={withCopies} isBusy={erase.isPending} onChoose={setWithCopies} />
      </Stack>
    </ConfirmDialog>
  )
}

function HoldingsOf({
  found,
  connections,
}: Pick<CustomerDialogProps, 'connections'> & { readonly found: readonly CustomerHolding[] }) {
  const { t } = useTranslation(['automation', 'start'])
  const language = useLanguage()
  const { data: reports = [] } = useAnswer('reports:list', null)
  const numbers = new Intl.NumberFormat(LOCALES[language])
  return (
    <Table className="settings-holdings">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('automation:customer.report')}</Table.Th>
          <Table.Th className="settings-number">{t('automation:customer.rows')}</Table.Th>
          <Table.Th className="settings-number">{t('automation:customer.mentions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.map(({ connectionId, reportKey, rows, mentions }) => {
          const title = reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey
          const connection = connections.find(({ id }) => id === connectionId)
          const name = connection?.isSample === true ? t('start:sample.label') : (connection?.name ?? '')
          return (
            <Table.Tr key={`${connectionId} ${reportKey}`}>
              <Table.Td>{connections.length > 1 && name !== '' ? `${title} · ${name}` : title}</Table.Td>
              <Table.Td className="settings-number">{numbers.format(rows)}</Table.Td>
              <Table.Td className="settings-number">{numbers.format(mentions)}</Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
