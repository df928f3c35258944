import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type Electron from 'electron';
import { type PartOf, strictly } from '../strict.ts';
import { encodePng, pngSize } from './png.ts';

/** A picture by its encoded bytes; PNG and JPEG, as everywhere in Electron. */
export class StandinImage implements PartOf<Electron.NativeImage> {
  isMacTemplateImage = false;
  readonly #bytes: Buffer;
  readonly #scale: number;
  readonly #representations = new Map<number, Buffer>();

  constructor(bytes: Buffer, scale = 1) {
    this.#bytes = bytes;
    this.#scale = scale;
  }

  readonly isEmpty = (): boolean => this.#bytes.length === 0;

  readonly getSize = (): Electron.Size => {
    const { width, height } = pngSize(this.#bytes);
    return { width: width / this.#scale, height: height / this.#scale };
  };

  readonly getScaleFactors = (): number[] => [this.#scale, ...this.#representations.keys()];

  readonly toPNG = (): Buffer => Buffer.from(this.#bytes);

  readonly toDataURL = (): string => `data:image/png;base64,${this.#bytes.toString('base64')}`;

  readonly setTemplateImage = (option: boolean): void => {
    this.isMacTemplateImage = option;
  };

  readonly isTemplateImage = (): boolean => this.isMacTemplateImage;

  readonly addRepresentation = (options: Electron.AddRepresentationOptions): void => {
    const scale = options.scaleFactor ?? 1;
    const { dataURL, buffer, width, height } = options;
    if (dataURL !== undefined) this.#representations.set(scale, bytesOfDataUrl(dataURL));
    else if (buffer) {
      const raw = width !== undefined && height !== undefined;
      this.#representations.set(scale, raw ? encodePng(buffer, { width, height }) : buffer);
    }
  };

  /** What the person sees, for the control surface. */
  readonly describe = (): { dataURL: string; sha256: string; isTemplate: boolean } => ({
    dataURL: this.toDataURL(),
    sha256: createHash('sha256').update(this.#bytes).digest('hex'),
    isTemplate: this.isMacTemplateImage,
  });
}

const images = new WeakMap<object, StandinImage>();

function facade(image: StandinImage): Electron.NativeImage {
  const outside = strictly<Electron.NativeImage>('NativeImage', image);
  images.set(outside, image);
  return outside;
}

/** The picture behind what Electron's methods take. Throws Electron's sentences. */
export function imageOf(image: Electron.NativeImage | string): StandinImage {
  if (typeof image === 'string') {
    const loaded = loadImage(image);
    if (loaded.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
    return loaded;
  }
  const known = images.get(image);
  if (!known) throw new TypeError('Argument must be a file path or a NativeImage');
  return known;
}

/** A missing file is an empty image; `…Template` names mark template images. */
function loadImage(path: string): StandinImage {
  const image = new StandinImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
  image.setTemplateImage(/Template(@2x)?\.\w+$/.test(path));
  const double = path.replace(/(\.\w+)$/, '@2x$1');
  if (existsSync(double)) {
    image.addRepresentation({ scaleFactor: 2, buffer: readFileSync(double) });
  }
  return image;
}

function bytesOfDataUrl(url: string): Buffer {
  const [head = '', body = ''] = url.split(',', 2);
  return head.endsWith(';base64')
    ? Buffer.from(body, 'base64')
    : Buffer.from(decodeURIComponent(body));
}

export const nativeImage = strictly<typeof Electron.nativeImage>('nativeImage', {
  createEmpty: () => facade(new StandinImage(Buffer.alloc(0))),
  createFromPath: (path) => facade(loadImage(path)),
  createFromDataURL: (url) => facade(new StandinImage(bytesOfDataUrl(url))),
  createFromBuffer: (buffer, options) => {
    const { width, height, scaleFactor = 1 } = options ?? {};
    const isEncoded = pngSize(buffer).width > 0;
    const raw = !isEncoded && width !== undefined && height !== undefined;
    return facade(
      new StandinImage(raw ? encodePng(buffer, { width, height }) : buffer, scaleFactor),
    );
  },
  createFromBitmap: (buffer, { width, height, scaleFactor = 1 }) =>
    facade(new StandinImage(encodePng(buffer, { width, height }), scaleFactor)),
});
