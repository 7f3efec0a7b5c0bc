import { Button, Popover } from '@mantine/core'
import { IconChevronDown, IconPin, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HomeOffer } from '../../../shared/home.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { Offers } from './Offers.tsx'

/** A view that could be pinned. */
export interface UnpinnedView {
  readonly id: number
  readonly name: string
  readonly reportKey: string
}

interface AddCardProps {
  readonly views: readonly UnpinnedView[]
  /** Undefined until it is known. */
  readonly offers: readonly HomeOffer[] | undefined
  readonly reports: readonly ReportDefinition[]
  readonly isBusy: boolean
  readonly onPin: (viewId: number) => void
  readonly onTake: (reportKey: string) => void
  /** Offers are worked out once somebody wants to see them. */
  readonly onOpen: () => void
}

/** Pins a view, or something that fits what is stored. */
export function AddCard({ views, offers, reports, isBusy, onPin, onTake, onOpen }: AddCardProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  // What is pinned leaves the list, with the focus in it: without that, no Escape would close the list.
  const keepFocus = (): void => list.current?.focus({ preventScroll: true })
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={460}
      shadow="md"
      radius="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => {
            onOpen()
            setOpen(!isOpen)
          }}
        >
          {t('add.open')}
        </Button>
      </Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script */}
      <Popover.Dropdown ref={list} className="home-add" role="dialog" aria-label={t('add.label')} tabIndex={-1}>
        <h3>{t('add.views')}</h3>
        {views.length === 0 && <p className="home-more">{t('add.noViews')}</p>}
        <ul className="home-views">
          {views.map(({ id, name, reportKey }) => (
            <li key={id}>
              <button
                type="button"
                className="home-view"
                disabled={isBusy}
                onClick={() => {
                  keepFocus()
                  onPin(id)
                }}
              >
                <IconPin size={14} aria-hidden />
                <span className="home-view-name">{name}</span>
                <span className="home-view-report">
                  {reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {(offers === undefined || offers.length > 0) && <h3>{t('add.offers')}</h3>}
        {offers === undefined ? (
          <p className="home-more">{t('add.looking')}</p>
        ) : (
          <Offers
            offers={offers}
            reports={reports}
            isBusy={isBusy}
            onTake={(reportKey) => {
              keepFocus()
              onTake(reportKey)
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
