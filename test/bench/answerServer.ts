import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatDay, formatTimeOfDay, parseDate, wall } from '../../src/shared/time.ts'
import { answerBody } from './records.ts'

// A server in a process of its own, so that making and sending an answer is not counted with snapshot it in.
// `node answerServer.ts REPORT RECORDS [KEPT]`: every request gets that many records, spread over the range it asks
// for. So many answers are kept, by default one.

const [reportKey = '', recordsText = '0', keptText = '1'] = process.argv.slice(2)
const report = catalogue.find(reportKey)
const records = Number(recordsText)
const bodies = new Map<string, Buffer>()

function bodyOf(query: URLSearchParams): Buffer {
  const from = parseDate(query.get('date_ini') ?? '')?.at ?? wall(0)
  const to = parseDate(query.get('date_end') ?? '')?.at ?? from
  const name = `${from}-${to}`
  let body = bodies.get(name)
  if (body === undefined) {
    const step = (to - from) / records
    body = answerBody(report, Math.floor(from / 86_400) * 100_000, records, (index) => {
      const at = wall(Math.floor(from + index * step))
      return `${formatDay(at)} ${formatTimeOfDay(at)}`
    })
    const [oldest] = bodies.keys()
    if (bodies.size >= Number(keptText) && oldest !== undefined) bodies.delete(oldest)
    bodies.set(name, body)
  }
  return body
}

const server = createServer((request, response) => {
  const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams
  const body = bodyOf(query)
  // Asked to prepare, it only makes the answer: what is timed afterwards is taking it in.
  if (query.has('prepare')) {
    response.end()
    return
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
process.on('disconnect', () => process.exit())
