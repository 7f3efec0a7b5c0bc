import type { network as spanish } from '../es/network.ts'
import type { SameNames } from '../sameNames.ts'

export const network: SameNames<typeof spanish> = {
  login: {
    title: 'The company’s proxy wants a user name and a password',
    meaning: 'The way to the server leads through {{proxy}}. They are what you browse with in the company.',
    user: 'User name',
    password: 'Password',
    action: 'Save',
    kept: 'Done: you can try again now',
    keptMeaning: 'User name and password are in the keychain of the system.',
    thisRun: 'There is no keychain on this computer: they hold until Atalaya is closed.',
  },
  logins: {
    title: 'Proxies of the company',
    meaning: 'A proxy that asks who you are is answered with these; the password is not shown.',
    as: 'User name {{user}}',
    kept: 'in the keychain of the system',
    thisRun: 'until Atalaya is closed',
    forget: 'Forget',
    forgetOf: 'Forget the user name and the password of {{proxy}}',
    forgotten: 'Forgotten. If {{proxy}} asks again, Atalaya will ask you again.',
  },
  test: 'Test the connection',
  testOf: 'Test the connection to {{name}}',
  way: 'The way to {{name}}, step by step',
  steps: {
    proxy: 'Proxy of the company',
    name: 'Name of the server',
    certificate: 'Encrypted connection',
    server: 'Server',
    token: 'Token',
  },
  passed: {
    proxy: 'Leads through {{found}}',
    name: 'Is at {{found}}',
    certificate: 'The certificate is by: {{found}}',
    server: 'Answers (status {{found}})',
    token: 'The server accepts it',
  },
  states: { failed: 'It stops here', skipped: 'Not used, or not reached' },
}
