import { fail, ok, type Result } from '../../preload/contract/result.ts';
import {
  categoriesSchema,
  eventsSchema,
  oneSeriesSchema,
  seriesListSchema,
} from './answer-schemas.ts';
import type { RestClient } from './rest-client.ts';
import { walk, type Page } from './walk.ts';

/** The widest division of what there is to follow: "Sports". */
export interface Category {
  readonly name: string;
  /** What its series are about: "Soccer", "Basketball". */
  readonly tags: readonly string[];
}

/** A family of recurring events: `KXHIGHNY`, "Highest temperature in NYC". */
export interface Series {
  readonly ticker: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** An event, without its markets. */
export interface EventSummary {
  readonly ticker: string;
  readonly title: string;
  readonly subtitle: string;
}

const EVENTS_PER_PAGE = '200';

/** What there is to follow. Source: OpenAPI, "Get Tags for Series Categories", "Get Series List" and "Get Events". */
export class BrowseApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  async categories(): Promise<Result<readonly Category[]>> {
    const answer = await this.#rest.get('/search/tags_by_categories', { schema: categoriesSchema });
    if (!answer.ok) return answer;
    const categories = Object.entries(answer.value.value.tags_by_categories);
    return ok(categories.map(([name, tags]) => ({ name, tags: tags ?? [] })));
  }

  /** The series of one category, also those of which nothing is open. */
  async series(category: string): Promise<Result<readonly Series[]>> {
    const request = { query: { category }, schema: seriesListSchema };
    const answer = await this.#rest.get('/series', request);
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

  /** The open events of one series, page by page as they come. */
  events(seriesTicker: string): AsyncGenerator<Result<readonly EventSummary[]>> {
    return walk((cursor) => this.#eventPage(cursor, seriesTicker));
  }

  async #eventPage(
    cursor: string | null,
    seriesTicker: string,
  ): Promise<Result<Page<EventSummary>>> {
    const query = {
      status: 'open',
      limit: EVENTS_PER_PAGE,
      series_ticker: seriesTicker,
      ...(cursor && { cursor }),
    };
    const answer = await this.#rest.get('/events', { query, schema: eventsSchema });
    if (!answer.ok) return answer;
    const { events, cursor: next } = answer.value.value;
    const items = events.items.map((event) => ({
      ticker: event.event_ticker,
      title: event.title,
      subtitle: event.sub_title,
    }));
    return ok({ items, cursor: next });
  }
}
