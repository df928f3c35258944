/** What the server answers to a REST request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A request once its address has been taken apart. */
export interface Query {
  /** The variable parts of the path, in order. */
  readonly path: readonly string[];
  readonly params: URLSearchParams;
}

/** A request the server does not serve; thrown inside handlers and turned into an answer by the router. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, code: string, message: string, details?: string) {
    super(message);
    this.answer = problem(status, code, message, details);
  }
}

/** A request that was served. */
export function found(body: unknown): Answer {
  return { status: 200, body };
}

/** The error envelope of Kalshi's API. */
export function problem(status: number, code: string, message: string, details?: string): Answer {
  return { status, body: { error: { code, message, ...(details !== undefined && { details }) } } };
}

/** A parameter is wrong; `details` says which and how. */
export function badRequest(details: string): Refusal {
  return new Refusal(400, 'invalid_parameters', 'invalid parameters', details);
}

/** There is nothing at this path. */
export function notFound(): Refusal {
  return new Refusal(404, 'not_found', 'not found');
}
