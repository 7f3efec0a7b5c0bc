/** A picture of a page: as much of Electron's `NativeImage` as is asked of it. */
export class NativePicture {
  private readonly png: Buffer

  constructor(png: Buffer) {
    this.png = png
  }

  isEmpty(): boolean {
    return this.png.length === 0
  }

  toPNG(): Buffer {
    return this.png
  }
}
