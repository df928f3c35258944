import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { eventsSchema, oneSeriesSchema, seriesListSchema } from './answer-schemas.ts';
import type { RestClient } from './rest-client.ts';
import { walk, type Page } from './walk.ts';

/** A family of recurring events: `KXHIGHNY`, "Highest temperature in NYC". */
export interface Series {
  readonly ticker: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
}

/** An event, without its markets. */
export interface EventSummary {
  readonly ticker: string;
  readonly seriesTicker: string;
  readonly title: string;
  readonly subtitle: string;
}

const EVENTS_PER_PAGE = '200';

/** What there is to follow. Source: OpenAPI, "Get Series List" and "Get Events". */
export class BrowseApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  /** All series, or those of one category. */
  async series(category?: string): Promise<Result<readonly Series[]>> {
    const query = category ? { category } : {};
    const answer = await this.#rest.get('/series', { query, schema: seriesListSchema });
    if (!answer.ok) return answer;
    const { items } = answer.value.value.series;
    return ok(items.map(({ tags, ...series }) => ({ ...series, tags: tags ?? [] })));
  }

  /** What a series is called; fails with `not-found`. */
  async seriesTitle(ticker: string): Promise<Result<string>> {
    const request = { schema: oneSeriesSchema };
    const answer = await this.#rest.get(`/series/${encodeURIComponent(ticker)}`, request);
    if (answer.ok) return ok(answer.value.value.series.title || ticker);
    if (answer.error.code !== 'not-found') return answer;
    return fail('not-found', `There is no series ${ticker} here. Check the spelling.`);
  }

  /** All open events, or those of one series, page by page as they come. */
  events(seriesTicker?: string): AsyncGenerator<Result<readonly EventSummary[]>> {
    return walk((cursor) => this.#eventPage(cursor, seriesTicker));
  }

  async #eventPage(
    cursor: string | null,
    seriesTicker: string | undefined,
  ): Promise<Result<Page<EventSummary>>> {
    const query = {
      status: 'open',
      limit: EVENTS_PER_PAGE,
      ...(seriesTicker && { series_ticker: seriesTicker }),
      ...(cursor && { cursor }),
    };
    const request = { query, schema: eventsSchema, priority: 'background' } as const;
    const answer = await this.#rest.get('/events', request);
    if (!answer.ok) return answer;
    const { events, cursor: next } = answer.value.value;
    const items = events.items.map((event) => ({
      ticker: event.event_ticker,
      seriesTicker: event.series_ticker,
      title: event.title,
      subtitle: event.sub_title,
    }));
    return ok({ items, cursor: next });
  }
}
