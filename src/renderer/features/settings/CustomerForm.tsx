import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerOf } from '../../../shared/customers.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { USUAL_PLAN } from '../../../shared/telephoneCountries.ts'
import type { CustomerScope } from '../../../shared/erasing.ts'

interface CustomerFormProps {
  readonly connection: ConnectionSummary
  readonly hasOthers: boolean
  readonly onLook: (scope: CustomerScope) => void
}

/** Names the customer whose rows are to go; the dialog after it looks for them, shows them and asks. */
export function CustomerForm({ connection, hasOthers, onLook }: CustomerFormProps) {
  const { t } = useTranslation(['automation', 'settings', 'start'])
  const [customer, setCustomer] = useState('')
  const [isEverywhere, setEverywhere] = useState(true)
  const name = connection.isSample ? t('start:sample.label') : connection.name
  const isNamed = customerOf(customer, USUAL_PLAN) !== undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed) onLook({ customer, connectionId: isEverywhere ? null : connection.id })
      }}
    >
      <fieldset className="settings-erase">
        <legend>{t('automation:customer.title')}</legend>
        <div className="settings-erase-fields">
          <TextInput
            label={t('automation:customer.label')}
            description={t('automation:customer.help')}
            autoComplete="off"
            maxLength={500}
            value={customer}
            onChange={(event) => {
              setCustomer(event.currentTarget.value)
            }}
          />
          {hasOthers ? (
            <Select
              label={t('automation:customer.where')}
              allowDeselect={false}
              data={[
                { value: 'everywhere', label: t('automation:customer.everywhere') },
                { value: 'operation', label: t('settings:data.whats.operation', { name }) },
              ]}
              value={isEverywhere ? 'everywhere' : 'operation'}
              onChange={(value) => {
                setEverywhere(value === 'everywhere')
              }}
            />
          ) : null}
          <Button type="submit" size="sm" variant="default" disabled={!isNamed}>
            {t('automation:customer.look')}
          </Button>
        </div>
      </fieldset>
    </form>
  )
}
