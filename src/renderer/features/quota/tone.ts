/** The colour of the meter: calm until four fifths of the day's requests are used, red when hardly any is left. */
export function toneOf(requestsToday: number, dayLimit: number): 'petrol' | 'orange' | 'red' {
  const share = dayLimit <= 0 ? 1 : requestsToday / dayLimit
  if (share >= 0.95) return 'red'
  return share >= 0.8 ? 'orange' : 'petrol'
}
