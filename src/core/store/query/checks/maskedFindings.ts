import type { Finding, FindingCell, FindingColumn } from '../../../../shared/checks/findings.ts'
import { strictestMask } from '../../../../shared/masks.ts'
import { maskedText } from '../../../../shared/masking/maskedText.ts'
import { maskedField, type Masker } from '../../../../shared/masking/personalValues.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { maskOfConnection } from '../../tables/connections.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { maskerOf } from '../masks/masker.ts'
import type { Findings } from './reckon.ts'

function maskedCell(masker: Masker, { kind }: FindingColumn, cell: FindingCell): FindingCell {
  if (typeof cell !== 'string') return cell
  if (kind === 'telephone') return maskedField(masker, 'telephone', cell)
  return kind === 'text' ? maskedText(masker, cell) : cell
}

/**
 * Findings as they leave the store: under a mask of the question, or of its operation, no telephone is whole, and
 * nothing finds rows by one.
 */
export function maskedFindings(database: ReadableDatabase, rows: RowSet, found: Findings): Findings {
  const mask = strictestMask(rows.mask, maskOfConnection(database, rows.connectionId))
  if (mask === undefined || !found.columns.some(({ kind }) => kind === 'telephone' || kind === 'text')) return found
  const masker = maskerOf(database, mask, planOfConnection(database, rows.connectionId))
  const masked = ({ cells }: Finding): Finding => ({
    cells: found.columns.map((column, place) => maskedCell(masker, column, cells[place] ?? null)),
    rows: null,
  })
  return { ...found, block: (offset, limit) => found.block(offset, limit).map(masked) }
}
