// Written by `node scripts/holidays.ts` out of the package `date-holidays` (data under CC BY-SA 3.0).

/** The public holidays of Colombia, as `date-holidays-parser` reads them. */
export const COLOMBIAN_HOLIDAYS = {
  holidays: {
    CO: {
      names: {
        es: 'Colombia',
        en: 'Colombia',
      },
      dayoff: 'sunday',
      langs: ['es', 'en'],
      zones: ['America/Bogota'],
      days: {
        '01-01': {
          name: {
            es: 'Año Nuevo',
            en: "New Year's Day",
          },
        },
        'monday after 01-06': {
          name: {
            es: 'Día de los Reyes Magos',
            en: 'Epiphany',
          },
        },
        'monday after 03-19': {
          name: {
            es: 'San José',
            en: 'Saint Joseph',
          },
        },
        'easter -7': {
          type: 'observance',
          name: {
            es: 'Domingo de Ramos',
            en: 'Palm Sunday',
          },
        },
        'easter -3': {
          name: {
            es: 'Jueves Santo',
            en: 'Maundy Thursday',
          },
        },
        'easter -2': {
          name: {
            es: 'Viernes Santo',
            en: 'Good Friday',
          },
        },
        easter: {
          name: {
            es: 'Pascua',
            en: 'Easter Sunday',
          },
        },
        '05-01': {
          name: {
            es: 'Día del Trabajador',
            en: 'Labour Day',
          },
        },
        'easter 43': {
          name: {
            es: 'Ascensión del Señor',
            en: 'Ascension Day',
          },
        },
        'easter 64': {
          name: {
            es: 'Corpus Christi',
            en: 'Corpus Christi',
          },
        },
        'easter 71': {
          name: {
            es: 'Sagrado Corazón de Jesús',
            en: 'Sacred Heart',
          },
        },
        'monday after 06-29': {
          name: {
            es: 'San Pedro y San Pablo',
            en: 'Saints Peter and Paul',
          },
        },
        'monday after 07-09 since 2026': {
          name: {
            es: 'Virgen de Chiquinquirá',
            en: 'Virgin of Chiquinquirá',
          },
        },
        '07-20': {
          name: {
            es: 'Día de la Independencia',
            en: 'Independence Day',
          },
        },
        '08-07': {
          name: {
            en: 'Battle of Boyacá',
            es: 'Batalla de Boyacá',
          },
        },
        'monday after 08-15': {
          name: {
            es: 'Asunción de la Virgen',
            en: 'Assumption',
          },
        },
        'monday after 10-12': {
          name: {
            es: 'Día de la Raza',
            en: 'Columbus Day',
          },
        },
        '1st monday in November': {
          name: {
            es: 'Todos los Santos',
            en: "All Saints' Day",
          },
        },
        'monday after 11-11': {
          name: {
            es: 'Independencia de Cartagena',
            en: 'Independence of Cartagena',
          },
        },
        '12-08': {
          name: {
            es: 'Inmaculada Concepción',
            en: 'Immaculate Conception',
          },
        },
        '12-25': {
          name: {
            es: 'Navidad',
            en: 'Christmas Day',
          },
        },
      },
    },
  },
  names: {},
}
