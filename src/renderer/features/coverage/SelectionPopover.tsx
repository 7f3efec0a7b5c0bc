import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconDownload, IconEye, IconKey, IconRefresh } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { useAnswer } from '../../api/queries.ts'
import type { Coverage, ReportScope } from '../../../shared/holdings.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { Cell } from './cells.ts'

/** What can be done with chosen days. */
export interface SelectionActions {
  readonly scope: ReportScope
  /** Sums: each day by itself. */
  readonly byDay: boolean
  readonly hasToken: boolean
  /** Whether this report is being fetched already. */
  readonly isBusy: boolean
  readonly onFetch: (range: TimeRange, refresh: boolean, requests: number) => void
  readonly onShow: (range: TimeRange) => void
}

interface SelectionPopoverProps extends SelectionActions {
  readonly container: RefObject<HTMLElement | null>
  /** The place of the cell at which it opens. */
  readonly at: number
  readonly range: TimeRange
  /** The only chosen cell, or null for several. */
  readonly cell: Cell | null
  readonly now: WallSeconds
  /** Whether the chosen days are the whole period already. */
  readonly isPeriod: boolean
  readonly onClose: (isBack: boolean) => void
}

/** Lays an element over a cell. */
function layOver(element: HTMLElement, container: HTMLElement | null, place: number): void {
  const outer = container?.getBoundingClientRect()
  const inner = container?.querySelector(`[data-cell="${place}"]`)?.getBoundingClientRect()
  if (outer === undefined || inner === undefined) return
  element.style.left = `${inner.left - outer.left}px`
  element.style.top = `${inner.top - outer.top}px`
  element.style.width = `${inner.width}px`
  element.style.height = `${inner.height}px`
}

function Actions(props: SelectionPopoverProps & { readonly coverage: Coverage | undefined }) {
  const { coverage, hasToken, isBusy, range, isPeriod, onFetch, onShow, onClose } = props
  const { t } = useTranslation(['coverage', 'common'])
  const words = (count: number): string => t('common:requests', { count })
  const act = (todo: () => void) => (): void => {
    onClose(true)
    todo()
  }
  const { requests = 0, requestsForAll = 0 } = coverage ?? {}
  const canFetch = hasToken && !isBusy
  return (
    <Stack gap={6} align="stretch">
      {!hasToken && (
        <Button leftSection={<IconKey size={14} />} onClick={act(() => emitCommand('settings'))} data-autofocus>
          {t('selection.noToken')}
        </Button>
      )}
      {hasToken && isBusy && <Text size="xs">{t('selection.running')}</Text>}
      {canFetch && requests > 0 && (
        <Button
          leftSection={<IconDownload size={14} />}
          onClick={act(() => onFetch(range, false, requests))}
          data-autofocus
        >
          {t('selection.fetch', { requests: words(requests) })}
        </Button>
      )}
      {canFetch && requests === 0 && requestsForAll > 0 && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={act(() => onFetch(range, true, requestsForAll))}
          data-autofocus
        >
          {t('selection.again', { requests: words(requestsForAll) })}
        </Button>
      )}
      {!isPeriod && (
        <Button variant="subtle" leftSection={<IconEye size={14} />} onClick={act(() => onShow(range))}>
          {t('selection.show')}
        </Button>
      )}
    </Stack>
  )
}

/** What the chosen days are, and what can be done with them: fetch them, or look at them alone. */
export function SelectionPopover(props: SelectionPopoverProps) {
  const { container, at, scope, byDay, range, cell, now, onClose } = props
  const { t } = useTranslation('coverage')
  const language = useLanguage()
  const { data: coverage, isPending } = useAnswer('coverage:get', { scope, range, byDay })
  // It opens with its buttons: the focus goes to the first that matters.
  if (isPending) return null
  const [title, ...lines] = cell?.lines ?? [rangeText(range, language, now)]
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose(false)
      }}
      position="bottom"
      withArrow
      trapFocus
      closeOnEscape={false}
      shadow="md"
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span
          className="coverage-spot"
          ref={(element) => {
            if (element !== null) layOver(element, container.current, at)
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        p="sm"
        maw={300}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script
        role="dialog"
        aria-label={t('selection.title')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose(true)
        }}
      >
        <Text size="sm" fw={600} className="coverage-first-upper">
          {title}
        </Text>
        {lines.map((line) => (
          <Text key={line} size="xs" c="var(--muted)">
            {line}
          </Text>
        ))}
        <div className="coverage-actions">
          <Actions {...props} coverage={coverage} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
