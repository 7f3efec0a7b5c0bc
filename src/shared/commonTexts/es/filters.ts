/** What Spanish says of filters. */
export const es = {
  contains: 'contiene «{{value}}»',
  '!contains': 'no contiene «{{value}}»',
  starts: 'empieza por «{{value}}»',
  ends: 'termina en «{{value}}»',
  empty: 'está vacío',
  '!empty': 'no está vacío',
  nothing: '(vacío)',
  andMore_one: 'y {{count}} más',
  andMore_other: 'y {{count}} más',
} as const
