import { Button, Group, Popover, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconColumns3, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../shared/values.ts'
import { FITTING } from '../../components/fitting.ts'
import type { GridField } from './columnKinds.ts'
import type { SetColumn } from './columnSettings.ts'
import { useGridSession } from './gridSession.ts'

interface ColumnsMenuProps {
  /** In the order of the grid. */
  readonly columns: readonly SetColumn<GridField>[]
  readonly onShow: (fields: readonly string[], isShown: boolean) => void
  readonly onReset: () => void
}

/** Which columns are shown; and the way back to how they are at first. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { t } = useTranslation('grid')
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      shadow="md"
      radius="md"
      middlewares={FITTING}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={14} aria-hidden />}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          {t('columns.open')}
        </Button>
      </Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script */}
      <Popover.Dropdown p="xs" className="grid-popup" role="dialog" aria-label={t('columns.title')}>
        <Choices {...props} search={search} onSearch={setSearch} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface ChoicesProps extends ColumnsMenuProps {
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** Each column with its box, found by typing. */
function Choices({ columns, search, onSearch, onShow, onReset }: ChoicesProps) {
  const { t } = useTranslation('grid')
  const { titleOf } = useGridSession()
  const wanted = fold(search.trim())
  const found = columns.filter(({ field }) => fold(`${titleOf(field.name)} ${field.name}`).includes(wanted))
  const shown = columns.filter(({ setting }) => setting?.isHidden !== true)

  return (
    <div className="grid-values">
      <TextInput
        size="xs"
        data-autofocus
        aria-label={t('columns.search')}
        placeholder={t('columns.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <Text size="xs" c="dimmed" py="xs">
          {t('columns.none')}
        </Text>
      ) : null}
      <fieldset className="grid-values-list" aria-label={t('columns.title')}>
        {found.map(({ field, setting }) => {
          const isShown = setting?.isHidden !== true
          const isLast = isShown && shown.length === 1
          return (
            <label key={field.name} className="grid-values-entry" title={isLast ? t('columns.last') : field.name}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isLast}
                onChange={() => onShow([field.name], !isShown)}
              />
              <span className="grid-values-text">{titleOf(field.name)}</span>
            </label>
          )
        })}
      </fieldset>
      <Text size="xs" c="dimmed">
        {t('columns.hint')}
      </Text>
      <Group gap={4} justify="space-between">
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={shown.length === columns.length}
          onClick={() =>
            onShow(
              columns.map(({ field }) => field.name),
              true,
            )
          }
        >
          {t('columns.all')}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={onReset}>
          {t('columns.reset')}
        </Button>
      </Group>
    </div>
  )
}
