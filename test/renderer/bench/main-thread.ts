import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

/** What the main thread of a page did. All figures are milliseconds. */
export interface MainThreadReport {
  /** From frame to frame, as the page saw them: what other programs of the machine took is in here. */
  readonly frames: readonly number[];
  /** Processor time from frame to frame: what the page itself took. */
  readonly work: readonly number[];
  /** Tasks of more than 50 ms by the clock, and those of more than 50 ms of processor time. */
  readonly longTasks: readonly number[];
  readonly heavyTasks: readonly number[];
  /** Processor time per second. */
  readonly perSecond: Readonly<Record<'all' | 'script' | 'style' | 'layout', number>>;
}

const LONG_MS = 50;

/** Times and durations are in microseconds; `tdur` is processor time. */
const traceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().default(0),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.object({ name: z.string().optional() }).optional(),
});
type TraceEvent = z.infer<typeof traceEvent>;

/** Watches the main thread of a page while something happens in it. */
export async function watchMainThread(
  page: Page,
  act: () => Promise<void>,
): Promise<MainThreadReport> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const frames = await recordFrames(page);
  const before = await metrics(session);
  const started = performance.now();
  const events = mainThreadEvents(await trace(session, act));
  const seconds = (performance.now() - started) / 1000;
  const after = await metrics(session);
  const perSecond = (name: string): number =>
    (1000 * ((after[name] ?? 0) - (before[name] ?? 0))) / seconds;
  const tasks = events.filter(({ name }) => name === 'RunTask');
  const isLong = (ms: number): boolean => ms > LONG_MS;
  return {
    frames: await frames(),
    work: workPerFrame(events),
    longTasks: tasks.map(({ dur }) => dur / 1000).filter(isLong),
    heavyTasks: tasks.map(({ tdur }) => tdur / 1000).filter(isLong),
    perSecond: {
      all: perSecond('TaskDuration'),
      script: perSecond('ScriptDuration'),
      style: perSecond('RecalcStyleDuration'),
      layout: perSecond('LayoutDuration'),
    },
  };
}

/** Starts to note the time between frames; what is returned ends it and answers them. */
async function recordFrames(page: Page): Promise<() => Promise<readonly number[]>> {
  const recorder = await page.evaluateHandle(() => {
    const frames: number[] = [];
    let last: number | null = null;
    const note = (time: number): void => {
      if (last !== null) frames.push(time - last);
      last = time;
      request = requestAnimationFrame(note);
    };
    let request = requestAnimationFrame(note);
    return {
      end(): readonly number[] {
        cancelAnimationFrame(request);
        return frames;
      },
    };
  });
  return () => recorder.evaluate((running) => running.end());
}

async function metrics(session: CDPSession): Promise<Readonly<Partial<Record<string, number>>>> {
  const answer = await session.send('Performance.getMetrics');
  return Object.fromEntries(answer.metrics.map(({ name, value }) => [name, value]));
}

async function trace(
  session: CDPSession,
  act: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const parsed = traceEvent.safeParse(event);
      if (parsed.success) events.push(parsed.data);
    }
  });
  const includedCategories = ['disabled-by-default-devtools.timeline', 'benchmark'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories },
  });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return events;
}

/** Of all renderers in the trace, the page's is the one that worked most: others are spare. */
function mainThreadEvents(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid))
    .sort((a, b) => b.length - a.length);
  return (threads[0] ?? []).toSorted((a, b) => a.ts - b.ts);
}

function workPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const work: number[] = [0];
  for (const { name, ph, tdur } of events) {
    if (name === 'RunTask') work[work.length - 1] = (work.at(-1) ?? 0) + tdur / 1000;
    else if (name === 'ProxyMain::BeginMainFrame' && ph === 'X') work.push(0);
  }
  return work;
}
