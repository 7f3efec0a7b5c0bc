import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Country } from '../../../shared/countries.ts'
import { COUNTRIES, countryName, isCountry, numberingPlan } from '../../../shared/telephoneCountries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface CountrySelectProps {
  readonly value: Country
  readonly onChange: (country: Country) => void
}

/** Whose telephones an operation has: every country by its name in the reader's language, with its code. */
export function CountrySelect({ value, onChange }: CountrySelectProps) {
  const { t } = useTranslation('start')
  const language = useLanguage()
  const choices = useMemo(() => {
    const { compare } = new Intl.Collator(language)
    return COUNTRIES.map((country) => {
      const label = `${countryName(country, language)} (+${numberingPlan(country).code})`
      return { value: country, label }
    }).toSorted((one, other) => compare(one.label, other.label))
  }, [language])
  return (
    <Select
      name="country"
      label={t('form.country')}
      description={t('form.countryHelp')}
      data={choices}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('form.noCountry')}
      value={value}
      onChange={(country) => {
        if (country !== null && isCountry(country)) onChange(country)
      }}
    />
  )
}
