import { SharingDesk, type SharingDeskWish } from './sharingDesk.ts'

// A desk in a process of its own that keeps a log until it is killed.

const [wish, intervalMs] = process.argv.slice(2)
const desk = await SharingDesk.open(JSON.parse(wish ?? '') as SharingDeskWish)
desk.keep(Number(intervalMs))
