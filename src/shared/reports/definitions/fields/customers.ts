import type { CommonField } from './commonField.ts'
import type { WrittenField } from '../../written.ts'

/** Customers, and their records in campaigns. */
export const CUSTOMER_FIELDS = {
  customer_id: {
    type: 'id',
    isCustomerId: true,
    title: { es: 'Id del cliente', en: 'Customer id' },
    meaning: { es: 'Identificación del cliente', en: 'Identification of the customer' },
  },
  customer_name: {
    type: 'text',
    isCustomerName: true,
    title: { es: 'Cliente', en: 'Customer' },
    meaning: { es: 'Nombre del cliente', en: 'Name of the customer' },
  },
  customer_last_name: {
    type: 'text',
    isCustomerName: true,
    title: { es: 'Apellido del cliente', en: 'Customer last name' },
    meaning: { es: 'Apellido del cliente', en: 'Last name of the customer' },
  },
  customer_email: {
    type: 'email',
    title: { es: 'Correo del cliente', en: 'Customer e-mail' },
    meaning: { es: 'Correo del cliente', en: "The customer's e-mail" },
  },
  customer_phone: {
    type: 'telephone',
    title: { es: 'Teléfono del cliente', en: 'Customer telephone' },
    meaning: { es: 'Teléfono del cliente', en: "The customer's telephone" },
  },
  customer_chars: {
    type: 'integer',
    title: { es: 'Caracteres del cliente', en: 'Customer characters' },
    meaning: { es: 'Caracteres que escribió el cliente', en: 'Characters that the customer typed' },
  },
  id_type: {
    type: 'text',
    title: { es: 'Tipo de documento', en: 'Document type' },
    meaning: { es: 'Tipo de identificación del cliente', en: 'Kind of identification of the customer' },
  },
  country: {
    type: 'text',
    title: { es: 'País', en: 'Country' },
    meaning: { es: 'País del cliente', en: "The customer's country" },
  },
  state: {
    type: 'text',
    title: { es: 'Departamento', en: 'State' },
    meaning: { es: 'Estado o departamento', en: 'State or department' },
  },
  city: {
    type: 'text',
    title: { es: 'Ciudad', en: 'City' },
    meaning: { es: 'Ciudad del cliente', en: "The customer's city" },
  },
  zone: {
    type: 'text',
    title: { es: 'Zona', en: 'Zone' },
    meaning: { es: 'Zona del cliente', en: "The customer's zone" },
  },
  address: {
    type: 'text',
    title: { es: 'Dirección', en: 'Address' },
    meaning: { es: 'Dirección del cliente', en: "The customer's address" },
  },
  campaign_id: {
    type: 'id',
    identifies: 'campaign',
    title: { es: 'Id de la campaña', en: 'Campaign id' },
    meaning: { es: 'Número de la campaña', en: 'Number of the campaign' },
  },
  records: {
    type: 'integer',
    title: { es: 'Registros', en: 'Records' },
    meaning: { es: 'Cantidad de registros', en: 'Number of records' },
  },
  tel_extra: {
    type: 'telephone',
    title: { es: 'Teléfono extra', en: 'Extra telephone' },
    meaning: { es: 'Teléfono adicional', en: 'Additional telephone' },
  },
} as const satisfies Readonly<Record<string, CommonField>>

/** The twelve fields that a campaign may use as it likes. */
export const EXTRA_FIELDS: readonly WrittenField[] = Array.from({ length: 12 }, (_, place) => ({
  name: `opt${place + 1}`,
  type: 'text',
  title: { es: `Campo adicional ${place + 1}`, en: `Extra field ${place + 1}` },
  meaning: { es: `Campo adicional ${place + 1} de la campaña`, en: `Extra field ${place + 1} of the campaign` },
}))

/** The ten telephones of a record. */
export const CUSTOMER_TELEPHONES: readonly WrittenField[] = Array.from({ length: 10 }, (_, place) => ({
  name: `tel${place + 1}`,
  type: 'telephone',
  title: { es: `Teléfono ${place + 1}`, en: `Telephone ${place + 1}` },
  meaning: { es: `Teléfono ${place + 1} del cliente`, en: `Telephone ${place + 1} of the customer` },
}))
