import type { Credentials, KeyChecker, KeyMarker, KeyMarkers } from '../../main/account/ports.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** An exchange that knows some keys, each in one environment, and what each may do. */
export class FakeChecker implements KeyChecker {
  readonly known = new Map<string, { environment: EnvironmentId; scopes: readonly string[] }>();
  readonly unreachable = new Set<EnvironmentId>();
  /** Each question so far, as `environment keyId`. */
  readonly asked: string[] = [];

  async check(
    environment: EnvironmentId,
    { keyId }: Credentials,
  ): Promise<Result<{ readonly scopes: readonly string[] | null }>> {
    await Promise.resolve();
    this.asked.push(`${environment} ${keyId}`);
    if (this.unreachable.has(environment)) return fail('offline', 'Nobody is there.');
    const key = this.known.get(keyId);
    if (key?.environment !== environment) return fail('unauthorized', 'Refused.');
    return ok({ scopes: key.scopes });
  }
}

/** Markers in memory. */
export class MemoryMarkers implements KeyMarkers {
  readonly markers = new Map<EnvironmentId, KeyMarker>();

  get(environment: EnvironmentId): KeyMarker | null {
    return this.markers.get(environment) ?? null;
  }

  put(environment: EnvironmentId, marker: KeyMarker): void {
    this.markers.set(environment, marker);
  }

  delete(environment: EnvironmentId): void {
    this.markers.delete(environment);
  }
}
