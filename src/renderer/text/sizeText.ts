/** A size in bytes as people read it: `3,4 MB`. @param locale as `LOCALES` has them */
export function sizeText(bytes: number, locale: string): string {
  const [unit, amount] =
    bytes < 1_000_000
      ? ['kilobyte', bytes / 1_000]
      : bytes < 1e9
        ? ['megabyte', bytes / 1e6]
        : ['gigabyte', bytes / 1e9]
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(
    amount,
  )
}
