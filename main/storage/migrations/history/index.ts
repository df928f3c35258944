import { firstHistory } from './001-first.ts';
import { deleted } from './002-deleted.ts';

/** Every change of the history file's schema, oldest first; the same rules as for the main database's. */
export const historyMigrations: readonly string[] = [firstHistory, deleted];
