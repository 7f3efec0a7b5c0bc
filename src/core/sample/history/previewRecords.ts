import type { RowContext } from '../context.ts'
import { mix } from '../random.ts'
import { PREVIEW_CAMPAIGNS } from './arrivals.ts'
import type { HistoryDay } from './history.ts'
import type { Told } from './told.ts'
import { isRightParty } from './toldFields.ts'
import type { Attempt } from './voice.ts'
import { contextOfConnection } from './voiceHappenings.ts'

const SEEN_ONE_OF = 6
const RIGHT_PARTY = 'contesta titular (rpc)'

function recordOf(attempt: Attempt, talk: number): RowContext {
  const { result, type } = attempt
  const context = contextOfConnection(attempt, {})
  const recordResult = isRightParty(context) ? RIGHT_PARTY : result === 'answer-machine' ? 'buzon' : 'clean'
  const told: Told = {
    type,
    talk,
    rowType: 'call',
    result: recordResult,
    callResult: result,
  }
  return { ...context, told }
}

/** The record as its agent saw it before: not every server tells of it, and this one of some. */
function seenBefore(record: RowContext): RowContext[] {
  if (mix(record.seed, 91) % SEEN_ONE_OF !== 0) return []
  const told: Told = { ...record.told, talk: 0, rowType: 'preview', result: 'clean', callResult: '' }
  return [{ ...record, seed: mix(record.seed, 92), told }]
}

/** The sum of a campaign's day, dated by its last dialling. */
function sumOf(last: RowContext, talk: number): RowContext {
  const told: Told = { type: '', talk, rowType: 'TOTAL', result: '', callResult: '', isAlone: true }
  return { ...last, seed: last.seed + 1, agent: -1, activityCode: -1, told }
}

/** Records that agents saw before they dialled, and behind each campaign's last one the sum of its day. */
export function previewRecords({ attempts, calls }: HistoryDay): readonly RowContext[] {
  const talkOf = new Map(calls.filter(({ campaign }) => campaign >= 0).map(({ number, talk }) => [number, talk]))
  const records = attempts
    .filter(({ campaign }) => PREVIEW_CAMPAIGNS.has(campaign))
    .map((attempt) => recordOf(attempt, talkOf.get(attempt.number) ?? 0))
  const lastOf = new Map(records.map((record) => [record.campaign, record]))
  return records.flatMap((record) => {
    const rows = [...seenBefore(record), record]
    if (lastOf.get(record.campaign) !== record) return rows
    const own = records.filter(({ campaign }) => campaign === record.campaign)
    return [
      ...rows,
      sumOf(
        record,
        own.reduce((sum, { told }) => sum + (told?.talk ?? 0), 0),
      ),
    ]
  })
}
