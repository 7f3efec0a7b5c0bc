import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { policyTexts } from '../src/shared/commonTexts/policy.ts'
import type { Language } from '../src/shared/language.ts'
import {
  POLICY_LEVELS,
  POLICY_NAMES,
  POLICY_SETTINGS,
  type PolicyForm,
  type PolicyLevel,
  type PolicyName,
} from '../src/shared/policy/settings.ts'

// Makes what administrators are given of the list of settings: the templates for group policies and Intune in
// `resources/policy`, and the table in docs/deploying.md. `node scripts/policyTemplates.ts`, after the list changed.

const FOLDER = 'resources/policy'
const DOCUMENT = 'docs/deploying.md'
const KEY = String.raw`Software\Policies\Atalaya`
const VERSION = '1.0'

/** The languages of the templates, as Windows calls the folders. */
const CULTURES: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-US' }

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** What a setting's value is written by: an element of its own, or the policy's being on or off. */
function elementsOf(name: PolicyName, form: PolicyForm): readonly string[] {
  const of = `id="${name}" valueName="${name}" required="true"`
  switch (form.kind) {
    case 'flag':
      return [
        '      <enabledValue><decimal value="1" /></enabledValue>',
        '      <disabledValue><decimal value="0" /></disabledValue>',
      ]
    case 'list':
      return ['      <elements>', `        <multiText ${of} />`, '      </elements>']
    case 'text':
      return ['      <elements>', `        <text ${of} />`, '      </elements>']
    case 'number':
      return [
        '      <elements>',
        `        <decimal ${of} minValue="${form.least}" maxValue="${form.most}" />`,
        '      </elements>',
      ]
    case 'choice':
      return [
        '      <elements>',
        `        <enum ${of}>`,
        ...form.choices.map(
          (choice) =>
            `          <item displayName="$(string.${name}_${choice})"><value><string>${choice}</string></value></item>`,
        ),
        '        </enum>',
        '      </elements>',
      ]
  }
}

/** Each setting at each level that it can have. */
const OFFERED: readonly { readonly name: PolicyName; readonly level: PolicyLevel }[] = POLICY_LEVELS.flatMap((level) =>
  POLICY_NAMES.filter((name) => level === 'Mandatory' || POLICY_SETTINGS[name].canBeRecommended).map((name) => ({
    name,
    level,
  })),
)

function policyOf({ name, level }: (typeof OFFERED)[number]): readonly string[] {
  const { form } = POLICY_SETTINGS[name]
  const id = `${level}_${name}`
  const value = form.kind === 'flag' ? ` valueName="${name}"` : ` presentation="$(presentation.${id})"`
  return [
    `    <policy name="${id}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_means)"`,
    `      key="${KEY}\\${level}"${value}>`,
    `      <parentCategory ref="${level}" />`,
    '      <supportedOn ref="SUPPORTED_ATALAYA" />',
    ...elementsOf(name, form),
    '    </policy>',
  ]
}

/** The template itself: which policies there are, and where their values are written. */
function admx(): string {
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Made by scripts/policyTemplates.ts -->',
    `<policyDefinitions revision="${VERSION}" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">`,
    '  <policyNamespaces>',
    '    <target prefix="atalaya" namespace="Atalaya.Policies.Desk" />',
    '  </policyNamespaces>',
    `  <resources minRequiredRevision="${VERSION}" />`,
    '  <supportedOn>',
    '    <definitions>',
    '      <definition name="SUPPORTED_ATALAYA" displayName="$(string.SUPPORTED_ATALAYA)" />',
    '    </definitions>',
    '  </supportedOn>',
    '  <categories>',
    '    <category name="Atalaya" displayName="$(string.Atalaya)" />',
    ...POLICY_LEVELS.flatMap((level) => [
      `    <category name="${level}" displayName="$(string.${level})">`,
      '      <parentCategory ref="Atalaya" />',
      '    </category>',
    ]),
    '  </categories>',
    '  <policies>',
    ...OFFERED.flatMap(policyOf),
    '  </policies>',
    '</policyDefinitions>',
  ].join('\r\n')}\r\n`
}

function presentationOf({ name, level }: (typeof OFFERED)[number], language: Language): readonly string[] {
  const { form } = POLICY_SETTINGS[name]
  const label = escaped(policyTexts(name)[language])
  const part = {
    flag: undefined,
    list: `<multiTextBox refId="${name}">${label}</multiTextBox>`,
    text: `<textBox refId="${name}"><label>${label}</label></textBox>`,
    number: `<decimalTextBox refId="${name}" defaultValue="${String(POLICY_SETTINGS[name].example)}">${label}</decimalTextBox>`,
    choice: `<dropdownList refId="${name}" noSort="true" defaultItem="0">${label}</dropdownList>`,
  }[form.kind]
  if (part === undefined) return []
  return [`      <presentation id="${level}_${name}">`, `        ${part}`, '      </presentation>']
}

/** The words of the template in a language. */
function adml(language: Language): string {
  const text = (id: string, words: string): string => `      <string id="${id}">${escaped(words)}</string>`
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Made by scripts/policyTemplates.ts -->',
    `<policyDefinitionResources revision="${VERSION}" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">`,
    '  <displayName>Atalaya</displayName>',
    '  <description>Atalaya</description>',
    '  <resources>',
    '    <stringTable>',
    text('Atalaya', 'Atalaya'),
    text('SUPPORTED_ATALAYA', 'Atalaya 0.1'),
    ...POLICY_LEVELS.map((level) => text(level, policyTexts(level)[language])),
    ...POLICY_NAMES.flatMap((name) => {
      const { form } = POLICY_SETTINGS[name]
      const choices = form.kind === 'choice' ? form.choices : []
      return [
        text(name, policyTexts(name)[language]),
        text(`${name}_means`, policyTexts(`${name}-means`)[language]),
        ...choices.map((choice) => text(`${name}_${choice}`, choice)),
      ]
    }),
    '    </stringTable>',
    '    <presentationTable>',
    ...OFFERED.flatMap((offered) => presentationOf(offered, language)),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
  ].join('\r\n')}\r\n`
}

/** The templates by their files, below the folder that they are kept in. */
export function templateFiles(): ReadonlyMap<string, string> {
  const languages = Object.entries(CULTURES) as readonly (readonly [Language, string])[]
  return new Map([
    [join(FOLDER, 'Atalaya.admx'), admx()],
    ...languages.map(([language, culture]) => [join(FOLDER, culture, 'Atalaya.adml'), adml(language)] as const),
  ])
}

const REGISTRY_TYPES: Readonly<Record<PolicyForm['kind'], string>> = {
  list: 'REG_MULTI_SZ',
  text: 'REG_SZ',
  choice: 'REG_SZ',
  number: 'REG_DWORD',
  flag: 'REG_DWORD 0, 1',
}

/** The rows of the table in the docs, for who looks a setting up. */
function settingsTable(): string {
  const cells = [
    ['setting', 'what it sets', 'default too', 'registry', 'example', 'locked, and unreadable'],
    ...POLICY_NAMES.map((name) => {
      const { form, canBeRecommended, example } = POLICY_SETTINGS[name]
      return [
        `\`${name}\``,
        policyTexts(`${name}-means`).en,
        canBeRecommended ? 'yes' : 'no',
        REGISTRY_TYPES[form.kind],
        `\`${JSON.stringify(example)}\``,
        policyTexts(`${name}-strictest`).en,
      ]
    }),
  ]
  const widths = cells[0]?.map((_cell, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...rows] = cells
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

const TABLE = /(<!-- policy settings -->\n)[\s\S]*?(\n<!-- end of policy settings -->)/

/** A document with the table of settings in its place. */
export function withSettings(document: string): string {
  return document.replace(TABLE, (_all, before: string, after: string) => `${before}\n${settingsTable()}\n${after}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, text] of templateFiles()) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  writeFileSync(DOCUMENT, withSettings(readFileSync(DOCUMENT, 'utf8')))
}
