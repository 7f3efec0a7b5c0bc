import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/retention.ts'

/** What English says of what is kept how long. */
export const en: SameNames<typeof es> = {
  cutToday:
    '“{{title}}” is updated from {{from}}, but kept only from {{kept}}: what lies before is neither asked for nor written to the file.',
  cutFromDay:
    'From {{day}} on: “{{title}}” is updated from {{from}}, but kept only from {{kept}}: what lies before is neither asked for nor written to the file.',
  notKept:
    'Of this report only what lies from {{day}} on is kept: what lies before will be erased again by the next daily erasure.',
  copy: 'A copy of the store, put aside on {{made}}, still holds all rows of then: no erasure reaches into it. It is deleted by itself on {{gone}}.',
}
