/** Whether a list read at a time is older than `ms`, or of the future: then the clock was ahead, and its age is unknown. */
export function isOutdated(readTime: number, now: number, ms: number): boolean {
  return readTime > now || now - readTime > ms;
}
