import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPastedRequest } from '../../../src/shared/customReports/pastedRequest.ts'
import { shellWords } from '../../../src/shared/customReports/shellWords.ts'

const BASE = 'https://wv0010.wolkvox.com/api/v2/reports_manager.php'
const DATES = 'date_ini=20250201000000&date_end=20250201235959'
const PLAIN = {
  service: 'reports_manager',
  id: 'cdr_1',
  parameters: [],
  hasDates: true,
  server: '0010',
  hadSecret: false,
}

function understood(text: string): unknown {
  const reading = readPastedRequest(text)
  return reading.kind === 'request' ? reading.request : reading.problem
}

describe('a pasted request', () => {
  test.each([
    ['an address', `${BASE}?api=cdr_1&${DATES}`],
    ['in another order, with blanks around', `\n  ${BASE}?${DATES}&api=cdr_1  `],
    ['in the middle of a sentence', `Use <${BASE}?api=cdr_1&amp;${DATES.replace('&', '&amp;')}> for calls`],
    ['of a collection of requests', JSON.stringify({ url: { raw: `${BASE}?api=cdr_1&${DATES}` } })],
    ['with slashes as PHP writes them', JSON.stringify({ raw: `${BASE}?api=cdr_1&${DATES}` }).replaceAll('/', '\\/')],
    ['a cURL command', `curl '${BASE}?api=cdr_1&${DATES}'`],
    ['a cURL command without quotes', `$ curl -s -L ${BASE}?api=cdr_1\\&${DATES.replace('&', '\\&')} -o out.json`],
    ['of several lines', `curl --request GET \\\n  --url "${BASE}?api=cdr_1&${DATES}"`],
    ['of PowerShell', `curl.exe -X GET \`\r\n "${BASE}?api=cdr_1&${DATES}"`],
    ['of Windows', `curl ^"${BASE}?api=cdr_1^&${DATES.replace('&', '^&')}^" ^\r\n  --compressed`],
    ['with data of a GET', `curl -G ${BASE} -d api=cdr_1 -d ${DATES.replace('&', ' -d ')}`],
    ['a raw request', `GET ${BASE}?api=cdr_1&${DATES} HTTP/1.1\r\naccept: */*`],
  ])('is understood: %s', (_what, text) => {
    expect(understood(text)).toEqual(PLAIN)
  })

  test.each([
    ['reports_manager/cdr_1', { ...PLAIN, hasDates: false, server: null }],
    ['reports_manager.php?api=cdr_1', { ...PLAIN, hasDates: false, server: null }],
    ['/api/v2/reports_manager.php?api=cdr_1', { ...PLAIN, hasDates: false, server: null }],
    [
      'https://proxy.example.com/wolkvox/api/v2/reports_manager.php?api=cdr_1',
      { ...PLAIN, hasDates: false, server: null },
    ],
  ])('may be short: %s', (text, expected) => {
    expect(understood(text)).toEqual(expected)
  })

  test('keeps the values of parameters, and leaves out what only stands for one', () => {
    const text = `https://wv{{wolkvox server}}.wolkvox.com/api/v2/reports_manager.php?api=campaign_3&campaign_id={{ campaign id }}&skill_id=12%2C13&name=a+b&date_ini={{date_ini}}&date_end=<end>&x=`
    expect(understood(text)).toEqual({
      service: 'reports_manager',
      id: 'campaign_3',
      parameters: [
        { name: 'campaign_id', value: '' },
        { name: 'skill_id', value: '12,13' },
        { name: 'name', value: 'a b' },
        { name: 'x', value: '' },
      ],
      hasDates: true,
      server: null,
      hadSecret: false,
    })
  })

  test.each([
    ['', 'nothing'],
    [' \n ', 'nothing'],
    ['hola', 'no-address'],
    ['https://wv0010.wolkvox.com/', 'no-address'],
    ['curl', 'no-address'],
    [BASE, 'no-id'],
    [`${BASE}?api=`, 'no-id'],
    [`${BASE}?api={{api}}`, 'no-id'],
    ['https://wv0010.wolkvox.com/api/v2/..%2Fsecret.php?api=cdr_1', 'not-a-report'],
    [`curl -X POST ${BASE}?api=cdr_1`, 'not-get'],
    [`curl ${BASE}?api=cdr_1 --data '{"a":1}'`, 'not-get'],
    [`POST ${BASE}?api=cdr_1 HTTP/1.1`, 'not-get'],
    ['https://wv0010.wolkvox.com/api/v3/reports_manager.php?api=cdr_1', 'other-version'],
  ])('is refused with a reason: %j is %s', (text, problem) => {
    expect(understood(text)).toBe(problem)
  })

  test('reads any text in no time, and throws at none', () => {
    const piece = fc.constantFrom(
      '.php',
      'api=',
      '?',
      '&',
      'curl ',
      "'",
      '"',
      '\\',
      '^',
      '{{',
      '}}',
      '/api/v2/',
      '\n',
      ' ',
      '%',
      'a',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readPastedRequest(text)
        expect(['request', 'unreadable']).toContain(reading.kind)
      }),
      { numRuns: 500 },
    )
    for (const text of [
      '.php',
      '{{',
      ' ',
      '\n',
      "curl '",
      'a/',
      'wolkvox-token: ',
      '\\',
      '"method":',
      '"value":"a"',
      '//a:',
      'wolkvox-token',
      '“',
      '^"',
    ].map((each) => each.repeat(20_000))) {
      const before = performance.now()
      readPastedRequest(text)
      expect(performance.now() - before).toBeLessThan(500)
    }
  })
})

/** The parameters of what was pasted, by name. */
function parametersOf(text: string): Readonly<Record<string, string>> | string {
  const reading = readPastedRequest(text)
  if (reading.kind !== 'request') return reading.problem
  return Object.fromEntries(reading.request.parameters.map(({ name, value }) => [name, value]))
}

/**
 * As Chrome copies for Windows' prompt: every sign that the prompt might take for its own is marked, letters after a
 * percent sign too.
 */
function markedForPrompt(text: string): string {
  return `^"${text.replaceAll(/[^\w\s:/.,=?-]/g, '^$&').replaceAll(/%(?=\w)/g, '%^')}^"`
}

describe('the values in a pasted command', () => {
  test.each([
    ['cmd', `curl ^"${BASE}?api=detail^&campaign_id=Cobranza^%^20Norte^" ^\r\n  -H ^"accept: */*^"`, 'Cobranza Norte'],
    ['cmd, letters marked', `curl ^"${BASE}?api=detail^&campaign_id=Mu^%^C3^%^B1oz^"`, 'Muñoz'],
    ['cmd, other signs', `curl ^"${BASE}?api=detail^&campaign_id=a^@b^{c^}^[d^]^^e^"`, 'a@b{c}[d]^e'],
    ['cmd, plain quotes', `curl --location "${BASE}?api=detail&campaign_id=a^b" ^\r\n --header "accept: */*"`, 'a^b'],
    ['a batch file', `curl ^"${BASE}?api=detail^&campaign_id=a%%20b^"`, 'a b'],
    ['bash', `curl '${BASE}?api=detail&campaign_id=a^b'`, 'a^b'],
    [
      '--data-urlencode',
      `curl -G ${BASE} --data-urlencode api=detail --data-urlencode 'campaign_id=a & b=c+d%20'`,
      'a & b=c+d%20',
    ],
    ['a whole content', `curl -G ${BASE}?api=detail --data-urlencode '=campaign_id' -d campaign_id=1`, '1'],
    ['blanks and quotes between quotes', `curl "${BASE}?api=detail&campaign_id=Año 'nuevo'"`, "Año 'nuevo'"],
    ['of a file', `curl -G ${BASE}?api=detail --data-urlencode campaign_id@file.txt`, ''],
    ['--url-query', `curl ${BASE}?api=detail --url-query 'campaign_id=a & b'`, 'a & b'],
    ['options together', `curl -sSGd campaign_id=7 -d api=detail ${BASE}`, '7'],
    ['a header behind them', `curl -sSH 'accept: */*' '${BASE}?api=detail&campaign_id=7'`, '7'],
    ['curly quotes', `curl “${BASE}?api=detail&campaign_id=12” -H “accept: */*”`, '12'],
    ['single curly quotes', `curl ‘${BASE}?api=detail&campaign_id=O’Brien’ -H ‘accept: */*’`, 'O’Brien'],
    ['low and angled quotes', `curl —url „${BASE}?api=detail&campaign_id=12“ –H «accept: */*»`, '12'],
    ['a sentence', `Usar “${BASE}?api=detail&campaign_id=12”, gracias`, '12'],
    ['a messenger', `\u200e${BASE}?api=det\u200bail&campaign_id=12\u2060`, '12'],
    ['a prompt in front', `PS C:\\Users\\ana> curl.exe "${BASE}?api=detail&campaign_id=12"`, '12'],
  ])('are what they were: %s', (_what, text, value) => {
    const parameters = parametersOf(text)
    expect(parameters).toEqual({ campaign_id: value })
  })

  test('come through every kind of quoting', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(value, (text) => {
        // Invisible marks go, control characters are blanks, and what stands for a value is none.
        const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
        fc.pre(!/[\p{Cc}{}<[$:%]|^x{3,}$/iu.test(visible) && !visible.includes('&amp;'))
        const quoted = visible.replaceAll("'", "'\\''")
        const address = `${BASE}?api=detail&campaign_id=${encodeURIComponent(visible)}`
        const expected = { campaign_id: visible.trim() }
        expect(parametersOf(`curl -G ${BASE}?api=detail --data-urlencode 'campaign_id=${quoted}'`)).toEqual(expected)
        expect(parametersOf(`curl ${markedForPrompt(address)} ^\r\n -H ${markedForPrompt('accept: */*')}`)).toEqual(
          expected,
        )
        expect(parametersOf(`curl “${address.replaceAll("'", '%27')}”`)).toEqual(expected)
      }),
    )
  })
})

describe('a token in what was pasted', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9{}$_.~+/=-]{8,60}$/).map((text) => `Zq9${text}`)
  /** An address with the token in a parameter of another name as well. */
  const copied = (secret: string): string => `${BASE}?api=cdr_1&copy=${encodeURIComponent(secret)}`
  const pastes: readonly ((token: string) => string)[] = [
    (secret) => `curl '${BASE}?api=cdr_1' -H 'wolkvox-token: ${secret}'`,
    (secret) => `curl -H"wolkvox-token:${secret}" "${BASE}?api=cdr_1&x=${encodeURIComponent(secret)}"`,
    (secret) => `curl ^"${BASE}?api=cdr_1^" ^\n -H ^"wolkvox-token: ${secret}^"`,
    (secret) => `GET ${BASE}?api=cdr_1 HTTP/1.1\nwolkvox-token: ${secret}\nHost: wv0010.wolkvox.com`,
    (secret) => `${BASE}?api=cdr_1&wolkvox-token=${encodeURIComponent(secret)}&a=1`,
    (secret) => `${BASE}?token=${encodeURIComponent(secret)}&api=cdr_1&copy=${encodeURIComponent(secret)}`,
    (secret) => JSON.stringify({ header: { 'wolkvox-token': secret }, url: `${BASE}?api=cdr_1&a=1` }),
    (secret) => `${BASE}?api=${encodeURIComponent(secret)}&wolkvox_token=${encodeURIComponent(secret)}`,
    (secret) => `wolkvox-token: ${secret}`,
    (secret) => `curl -H 'Authorization: Bearer ${secret}' '${BASE}?api=cdr_1&b=${encodeURIComponent(secret)}'`,
    (secret) => `$headers.Add("wolkvox-token", "${secret}")\nInvoke-RestMethod "${copied(secret)}" -Headers $headers`,
    (secret) => `$headers["wolkvox-token"] = '${secret}'\nInvoke-RestMethod '${copied(secret)}'`,
    (secret) => `Invoke-WebRequest -Uri "${copied(secret)}" -Headers @{ 'wolkvox-token' = '${secret}' }`,
    (secret) => `curl “${copied(secret)}” -H “wolkvox-token: ${secret}”`,
    (secret) => `fetch('${copied(secret)}', { headers: new Headers([['wolkvox-token', '${secret}']]) })`,
    (secret) => `request.addHeader("wolkvox-token", "${secret}"); get("${copied(secret)}")`,
    (secret) => `$options = ['headers' => ['wolkvox-token' => '${secret}'], 'url' => '${copied(secret)}']`,
    (secret) =>
      JSON.stringify({ header: [{ key: 'wolkvox-token', value: secret, type: 'text' }], url: copied(secret) }),
    (secret) => JSON.stringify({ url: copied(secret), headers: [{ value: secret, name: 'wolkvox-token' }] }),
    (secret) => JSON.stringify(JSON.stringify({ url: copied(secret), headers: { 'wolkvox-token': secret } })),
    (secret) => `${copied(secret)}\nwolkvox-token\n${secret}`,
    (secret) => `wolkvox-token\t${secret}\n${copied(secret)}`,
    (secret) => `http GET '${copied(secret)}' wolkvox-token:${secret}`,
    (secret) => `wget --header='wolkvox-token: ${secret}' '${copied(secret)}'`,
    (secret) => `curl --header='X-Auth-Token: ${secret}' '${copied(secret)}'`,
    (secret) => `curl -sSH 'wolkvox_token: ${secret}' '${copied(secret)}'`,
    (secret) => `curl --oauth2-bearer '${secret}' '${copied(secret)}'`,
    (secret) => `curl -b 'session=${secret}' '${copied(`session=${secret}`)}'`,
    (secret) =>
      `curl ^"${copied(secret).replaceAll('&', '^&').replaceAll('%', '^%^')}^" ^\r\n -H ^"wolkvox-token: ${secret.replaceAll(/[^\w]/g, '^$&')}^"`,
  ]

  test('is left behind, and said to be, wherever it stood', () => {
    fc.assert(
      fc.property(token, fc.constantFrom(...pastes), (secret, paste) => {
        const reading = readPastedRequest(paste(secret))
        expect(JSON.stringify(reading)).not.toContain(secret)
        expect(reading.kind === 'request' ? reading.request.hadSecret : reading.hadSecret).toBe(true)
      }),
      { numRuns: 1_500 },
    )
  })

  test('is none where a name is only talked about, or the token stands in an address', () => {
    const about = { key: 'wolkvox-token', type: 'text', description: 'of Manager' }
    for (const text of [`${BASE}?api=cdr_1 (the wolkvox-token is in Manager)`, JSON.stringify([about, copied('a')])]) {
      expect(readPastedRequest(text)).toMatchObject({ kind: 'request', request: { hadSecret: false } })
    }
    const withPassword = `https://ana:pa55word@wv0010.wolkvox.com/api/v2/reports_manager.php?api=cdr_1&x=pa55word`
    expect(readPastedRequest(withPassword)).toMatchObject({
      request: { hadSecret: true, parameters: [{ name: 'x', value: '' }] },
    })
  })
})

describe('words of a shell', () => {
  test('come back as they were quoted', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/\^|`\n|\r/.test(text))
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const single = words.map((each) => `'${each.replaceAll("'", `'\\''`)}'`)
        expect(shellWords(single.join(' '))).toEqual(words)
        const double = words.map((each) => `"${each.replace(/["\\$`]/g, '\\$&')}"`)
        expect(shellWords(double.join(' \\\n '))).toEqual(words)
      }),
    )
  })
})
