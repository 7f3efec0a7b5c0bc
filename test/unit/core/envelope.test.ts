import { describe, expect, test } from 'vitest'
import { announcedRecords, judge, judgeStatus, parseEnvelope } from '../../../src/core/wolkvox/envelope.ts'
import type { ErrorCode } from '../../../src/shared/errors.ts'

type Case = readonly [status: number, body: object, hasRecords: boolean, outcome: ErrorCode | 'records' | 'empty']

function outcome(status: number, body: object, hasRecords: boolean): string {
  const verdict = judge(status, parseEnvelope(JSON.stringify(body)), hasRecords)
  return verdict.kind === 'error' ? verdict.error.code : verdict.kind
}

const found = { error: null, msg: '1 records were found' }
const dates = { msg: 'Validate dates entered' }

describe('an answer', () => {
  test.each<Case>([
    [200, { code: 200, ...found }, true, 'records'],
    [200, { code: '200', ...found }, true, 'records'],
    [200, { code: '', ...found }, true, 'records'],
    [200, { code: '0', ...found }, true, 'records'],
    [200, { code: 0, ...found }, true, 'records'],
    [200, { ...found }, true, 'records'],
    [200, { msg: '0 records were found' }, false, 'empty'],
    [200, { code: 200, msg: '' }, false, 'bad-answer'],
    [200, { hello: 1 }, false, 'bad-answer'],
    [404, { code: '404', ...dates }, false, 'empty'],
    [404, { code: 404 }, false, 'empty'],
    [404, { code: '', ...dates }, false, 'empty'],
    [404, {}, false, 'bad-answer'],
    [404, { message: 'no Route matched with those values' }, false, 'bad-answer'],
    [200, { code: '404', ...dates }, false, 'empty'],
    [404, { code: '200', ...dates }, false, 'empty'],
    [
      400,
      { code: 400, error: 'BAD REQUEST', msg: 'THE API YOU WANT TO CONSULT DOES NOT EXIST' },
      false,
      'unknown-on-server',
    ],
    [400, { code: 400, error: 'BAD REQUEST', msg: 'SOME PARAMETERS ARE REQUIRED' }, false, 'bad-answer'],
    [401, { code: '401', error: 'UNAUTHORIZED', msg: 'PLEASE ENTER THE WOLKVOX-TOKEN' }, false, 'token-refused'],
    [403, { code: 403, error: 'FORBIDDEN', msg: 'TOKEN LIMIT EXCEEDED' }, false, 'quota-used-up'],
    [403, { code: '403', error: 'FORBIDDEN', msg: 'PLEASE VALIDATE TOKEN' }, false, 'token-refused'],
    [403, { code: '403', msg: 'EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)' }, false, 'too-many-at-once'],
    [403, { code: '403', error: 'Forbidden' }, false, 'maintenance'],
    [403, {}, false, 'maintenance'],
    [403, { error: 'Forbidden', msg: 'Your IP is not registered' }, false, 'forbidden'],
    [200, { code: '403', error: 'FORBIDDEN', msg: 'please validate token' }, false, 'token-refused'],
    [403, { code: '200', error: 'FORBIDDEN', msg: 'TOKEN LIMIT EXCEEDED' }, false, 'quota-used-up'],
    [200, { code: '403', msg: 'PLEASE VALIDATE TOKEN', data: [] }, true, 'token-refused'],
    [429, {}, false, 'too-many-at-once'],
    [500, { code: 200, ...found }, true, 'server-fault'],
    [503, {}, false, 'server-fault'],
    [200, { code: 500 }, true, 'server-fault'],
    [405, {}, false, 'bad-answer'],
  ])('with HTTP %i and %j (records: %s) is %s', (status, body, hasRecords, expected) => {
    expect(outcome(status, body, hasRecords)).toBe(expected)
  })

  test.each([
    [200, undefined],
    [404, undefined],
    [401, 'token-refused'],
    [403, 'forbidden'],
    [429, 'too-many-at-once'],
    [500, 'server-fault'],
    [502, 'server-fault'],
  ])('without an envelope, HTTP %i, is %s', (status, code) => {
    expect(judgeStatus(status)?.code).toBe(code)
  })
})

describe('an envelope', () => {
  test.each([
    ['<html></html>', 'html'],
    ['\n <!DOCTYPE html>', 'html'],
    ['', 'json'],
    ['{"code":', 'json'],
    ['[]', 'shape'],
    ['7', 'shape'],
    ['null', 'shape'],
    ['{"code":[]}', 'shape'],
  ])('that is none: %j', (text, reason) => {
    expect(() => parseEnvelope(text)).toThrow(expect.objectContaining({ code: 'bad-answer', detail: { reason } }))
  })

  test.each([
    ['1 records were found', 1],
    ['1,250 records were found', 1250],
    ['1.250 records were found', 1250],
    ['1 record was found', 1],
    ['0 records were found', 0],
    ['Information found for the current month', undefined],
    ['', undefined],
    ['records were found', undefined],
  ])('announces with %j %s records', (message, records) => {
    expect(announcedRecords(message)).toBe(records)
  })
})
