/** A trade: price in micro-dollars, count in hundredths of a contract. */
export interface PracticeTrade {
  readonly time: number;
  readonly price: number;
  readonly count: number;
  /** Tells apart the trades of one market in one moment. */
  readonly serial: number;
  /** Which side the taker bought. */
  readonly taker: 'yes' | 'no';
}
