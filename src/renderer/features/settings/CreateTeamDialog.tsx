import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { readTeamAddress, writeTeamAddress } from '../../../shared/team.ts'
import { useAction } from '../../api/queries.ts'
import { useDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { PasswordField } from '../../components/PasswordField.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface CreateTeamDialogProps {
  readonly onClose: () => void
}

/** What is typed of a database: the server with its port, where that is not the usual one. */
interface TypedAddress {
  readonly host: string
  readonly database: string
  readonly user: string
}

const typedAddressSchema: z.ZodType<TypedAddress> = z.strictObject({
  host: z.string(),
  database: z.string(),
  user: z.string(),
})

/** The address that is meant, or undefined where these make none. */
function urlOf({ host, database, user }: TypedAddress): string | undefined {
  const [database_, user_] = [database.trim(), user.trim()].map(encodeURIComponent)
  const address = readTeamAddress(`postgres://${user_}@${host.trim()}/${database_}`)
  return address === undefined ? undefined : writeTeamAddress(address)
}

/** Begins a team in a database. What is typed of it is kept as a draft, but for the password. */
export function CreateTeamDialog({ onClose }: CreateTeamDialogProps) {
  const { t } = useTranslation(['team', 'common'])
  const draft = useDraft('team/new', typedAddressSchema, { host: '', database: 'atalaya', user: '' })
  const typed = draft.value
  const [password, setPassword] = useState('')
  const [isBad, setIsBad] = useState(false)
  const create = useAction('team:create')

  function submit(): void {
    const url = urlOf(typed)
    setIsBad(url === undefined)
    if (url === undefined) return
    const onSuccess = (): void => {
      draft.done()
      notifications.show({ title: t('team:create.done'), message: t('team:create.doneMeaning') })
      onClose()
    }
    create.mutate({ url, password }, { onSuccess })
  }

  const field = (name: keyof TypedAddress) => ({
    name,
    label: t(`team:address.${name}`),
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 500,
    required: true,
    withAsterisk: false,
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      draft.set({ ...typed, [name]: event.currentTarget.value })
      setIsBad(false)
    },
  })
  return (
    <Modal opened title={t('team:create.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('team:create.lead')}</Text>
          <DraftNote {...draft} />
          <TextInput
            {...field('host')}
            description={t('team:address.hostHint')}
            error={isBad ? t('team:address.bad') : null}
            data-autofocus
          />
          <TextInput {...field('database')} />
          <TextInput {...field('user')} description={t('team:address.userHint')} />
          <PasswordField label={t('team:address.password')} value={password} onChange={setPassword} />
          {create.error === null ? null : <ProblemNote error={create.error.toData()} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={create.isPending} onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('team:create.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
