import { Button, Switch } from '@mantine/core'
import { IconEraser, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownStoryItem, Story, StoryGap } from '../../../shared/customerStory.ts'
import type { Period } from '../../../shared/periods.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { seenCount } from './storyFeed.ts'
import { StoryBeyond, type StoryBeyondProps } from './StoryBeyond.tsx'
import { StoryEmpty } from './StoryEmpty.tsx'
import { StoryList } from './StoryList.tsx'
import { StoryTools } from './StoryTools.tsx'
import { StoryWho } from './StoryWho.tsx'
import type { StoryState } from './useStory.ts'
import type { StoryView } from './useStoryView.ts'

export interface CustomerDeskProps extends Pick<StoryBeyondProps, 'titleOf' | 'onOpenReport'> {
  /** As somebody named them. */
  readonly customer: string
  readonly state: StoryState
  readonly view: StoryView
  readonly isEverywhere: boolean
  /** Null where there is but one operation. */
  readonly onEverywhere: ((isEverywhere: boolean) => void) | null
  /** The operations that are looked through, in words. */
  readonly where: string
  readonly reportOf: (key: string) => ReportDefinition | undefined
  /** Whose event it is; null where that goes without saying. */
  readonly operationOf: (connectionId: number) => string | null
  readonly renderPeriod: (period: Period, onChange: (period: Period) => void) => ReactNode
  readonly renderFetch: (gap: StoryGap) => ReactNode
  readonly renderRow: (item: ShownStoryItem, story: Story) => ReactNode
  readonly onShowRow: (item: ShownStoryItem) => void
  readonly onFollow: (value: string) => void
  readonly onErase: () => void
  /** The keyboard leaves the page. */
  readonly onLeave: () => void
  /** What puts the story into a file or on paper. */
  readonly actions: ReactNode
}

/** What the page is about, where it looks, and what can be done with it. */
function Head({ customer, state, where, isEverywhere, onEverywhere, actions, onFollow }: CustomerDeskProps) {
  const { t } = useTranslation('customer')
  const { story } = state
  return (
    <header className="story-head">
      <div className="story-title">
        <h1>
          <IconUser size={20} aria-hidden />
          {t('title', { customer: story?.value ?? customer })}
        </h1>
        <p>{where}</p>
        <div className="story-actions">
          {onEverywhere === null ? null : (
            <Switch
              size="xs"
              label={t('scope.everywhere')}
              checked={isEverywhere}
              onChange={(event) => onEverywhere(event.currentTarget.checked)}
            />
          )}
          {actions}
        </div>
      </div>
      {story === undefined ? null : <StoryWho story={story} onFollow={onFollow} />}
    </header>
  )
}

/** Everything about a customer: who they are, and one line of time over all reports. */
export function CustomerDesk(props: CustomerDeskProps) {
  const { state, view, isEverywhere, onEverywhere, reportOf, operationOf, onErase, onLeave } = props
  const { t } = useTranslation(['customer', 'common'])
  const { story, error, isLooking } = state
  const { choices } = view
  const seen = story === undefined ? 0 : seenCount(story, choices.kinds)
  return (
    <section className="story" aria-label={t('customer:region')} aria-busy={isLooking}>
      <Head {...props} />
      <StoryTools
        state={state}
        choices={choices}
        onChoose={view.choose}
        period={props.renderPeriod(choices.period, (period) => view.choose({ period }))}
      />
      {error === null || isLooking ? null : (
        <ProblemNote error={error.toData()}>
          <Button onClick={state.retry}>{t('common:tryAgain')}</Button>
        </ProblemNote>
      )}
      {story === undefined ? null : (
        <>
          <StoryBeyond
            story={story}
            titleOf={props.titleOf}
            renderFetch={props.renderFetch}
            onOpenReport={props.onOpenReport}
          />
          {seen === 0 ? (
            <StoryEmpty
              story={story}
              choices={choices}
              onChoose={view.choose}
              onEverywhere={isEverywhere || onEverywhere === null ? null : () => onEverywhere(true)}
            />
          ) : (
            <StoryList
              // Other events begin at the newest.
              key={JSON.stringify([choices, isEverywhere])}
              story={story}
              kinds={choices.kinds}
              total={seen}
              reportOf={reportOf}
              operationOf={operationOf}
              active={view.active}
              onActive={view.setActive}
              open={view.open}
              onOpen={view.setOpen}
              onShowRow={props.onShowRow}
              renderRow={props.renderRow}
              onLeave={onLeave}
            />
          )}
          <footer className="story-erase">
            <p>{t('customer:erase.what')}</p>
            <Button
              size="xs"
              color="red"
              variant="light"
              leftSection={<IconEraser size={14} aria-hidden />}
              onClick={onErase}
            >
              {t('customer:erase.button')}
            </Button>
          </footer>
        </>
      )}
    </section>
  )
}
