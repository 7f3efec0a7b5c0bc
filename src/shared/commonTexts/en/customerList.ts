import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/customerList.ts'

/** What English says in a file of a list of customers. */
export const en: SameNames<typeof es> = {
  title: 'Customers',
  customers: 'Customers',
  customer: 'Customer',
  total: 'All',
  call: 'Calls',
  message: 'Messages',
  chat: 'Chats',
  mail: 'Mails',
  survey: 'Surveys',
  other: 'Others',
  first: 'First time',
  last: 'Last time',
  names: 'Names',
  telephones: 'Telephones',
  emails: 'E-mail addresses',
  ids: 'Ids',
  note: 'Note',
  'few-digits': 'A telephone has at least 7 digits',
  'no-domain': 'The address lacks its domain',
  name: 'Nobody is looked for by name',
}
