import type { ISeriesApi } from 'lightweight-charts';
import type { Picture } from './picture.ts';

/** A series on the price axis. */
export type PricedSeries = ISeriesApi<'Line'> | ISeriesApi<'Candlestick'>;

/** The series of one kind of content, kept from picture to picture. */
export interface Drawing<Content> {
  /** Those on the price axis; at least one has data when anything does. */
  readonly priced: readonly PricedSeries[];
  show(content: Content, picture: Picture): void;
  remove(): void;
}
