import { expect, test } from 'vitest'
import { longComments } from '../../scripts/longComments.ts'

const LONG = 'word '.repeat(30)

test('comments wider than the code are named, of every kind, and nothing else', () => {
  const text = [
    `// ${LONG}`,
    `  // short`,
    `/** ${LONG} */`,
    ` * ${LONG}`,
    `const code = '${LONG}' // ${LONG}`,
    `// oxlint-disable-next-line some-rule -- ${LONG}`,
    `// https://example.com/${'a'.repeat(120)}`,
  ].join('\n')
  expect(longComments(text)).toEqual([1, 3, 4])
})
