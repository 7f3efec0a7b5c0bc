import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/customers.ts'

/** What English says of customers. */
export const en: SameNames<typeof es> = {
  help: 'Everything that the store has about a customer: telephone, e-mail address or id',
  connection: 'only of this operation; without it, of all',
  mentions: 'also rows whose text mentions them; every row is read',
  list: 'a list of customers, one a line ("-": standard input); with --out, a file with what there is of each',
  looking: 'Looking for the customer: {{done}} of {{rows}}',
  lookingList: 'Looking for the customers: {{done}} of {{total}}',
  names: 'Name',
  telephones: 'Telephones',
  emails: 'E-mail addresses',
  ids: 'Ids',
  headings: 'when|connection|report|how',
  named: 'names them',
  mentioned: 'mentions them',
  shown: '{{shown}} of {{total}}',
  nothing: 'Nothing that is stored names or mentions this customer. "atalaya pull" fetches more.',
  nothingNamed:
    'Nothing that is stored names this customer. --mentions looks into texts as well; "atalaya pull" fetches more.',
  fewDigits: 'A telephone has at least 7 digits: this was looked for as an id, and there is none such.',
  noDomain: 'The address lacks its domain: name@company.co.',
  isName:
    'Customers are looked for by telephone, e-mail address or id, not by name. "atalaya show REPORT --search" finds a name.',
}
