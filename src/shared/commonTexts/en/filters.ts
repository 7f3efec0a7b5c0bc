/** What English says of filters. */
export const en = {
  contains: 'contains “{{value}}”',
  '!contains': 'does not contain “{{value}}”',
  starts: 'starts with “{{value}}”',
  ends: 'ends with “{{value}}”',
  empty: 'is empty',
  '!empty': 'is not empty',
  nothing: '(empty)',
  andMore_one: 'and {{count}} more',
  andMore_other: 'and {{count}} more',
} as const
