import type { PaperLine, PaperTable } from '../../../shared/paperPage.ts'
import type { BoardProps } from './Board.tsx'
import { useBoardTables } from './useBoardTables.ts'

function Line({ line: { cells } }: { readonly line: PaperLine }) {
  const [name, ...numbers] = cells
  return (
    <tr>
      <th scope="row">{name}</th>
      {numbers.map((text, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
        <td key={place}>{text}</td>
      ))}
    </tr>
  )
}

function Lines({ lines }: { readonly lines: readonly PaperLine[] }) {
  // oxlint-disable-next-line react/no-array-index-key -- a line is its place
  return lines.map((line, place) => <Line key={place} line={line} />)
}

function Table({ table: { heading, columns, lines } }: { readonly table: PaperTable }) {
  const foot = lines.filter(({ kind }) => kind === 'total')
  return (
    <table>
      <caption>{heading}</caption>
      <thead>
        <tr>
          {columns.map(({ heading: title }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place
            <th key={place} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Lines lines={lines.filter(({ kind }) => kind !== 'total')} />
      </tbody>
      {foot.length > 0 && (
        <tfoot>
          <Lines lines={foot} />
        </tfoot>
      )}
    </table>
  )
}

/** The same numbers as tables: for screen readers, and for whoever wants to read them exactly. */
export function BoardTable(props: BoardProps) {
  const tables = useBoardTables()(props)
  return (
    <div className="board-tables">
      {tables.map((table) => (
        <Table key={table.heading} table={table} />
      ))}
    </div>
  )
}
